package io.evenkeel.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/**
 * Chance from a seed. {@link Random} is the one generator of the JDK whose numbers are part of its specification, so
 * the demonstration is the same on every version.
 */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A moment in the span from {@code percentFrom} to {@code percentTo} of the way from one moment to another. */
    Instant within(Instant from, Instant to, int percentFrom, int percentTo) {
        var micros = Duration.between(from, to).toNanos() / 1000;
        var part = micros / 100 * percentFrom
                + (long) random.nextInt(1_000_000) * (percentTo - percentFrom) / 100 * (micros / 1_000_000);
        return from.plusNanos((part + random.nextInt(1000)) * 1000);
    }

    /** Looks like the random ids of the exchange. */
    String id() {
        var high = (random.nextLong() & ~0xF000L) | 0x4000L;
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /** Other dice, so that what is drawn in one place does not depend on how much was drawn in another. */
    Dice fork() {
        return new Dice(random.nextLong());
    }
}
