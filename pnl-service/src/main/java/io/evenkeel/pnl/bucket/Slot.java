package io.evenkeel.pnl.bucket;

import java.time.Duration;
import java.time.Instant;

/**
 * A quarter of an hour, UTC, half-open.
 *
 * @param start its first instant
 */
public record Slot(Instant start) implements Comparable<Slot> {
    public static final Duration LENGTH = Duration.ofMinutes(15);

    /** @throws IllegalArgumentException if a quarter of an hour does not begin there */
    public Slot {
        if (start.getNano() != 0 || Math.floorMod(start.getEpochSecond(), LENGTH.toSeconds()) != 0) {
            throw new IllegalArgumentException("no quarter of an hour begins at " + start);
        }
    }

    /** The slot that an instant falls into. */
    public static Slot of(Instant at) {
        var second = at.getEpochSecond();
        return new Slot(Instant.ofEpochSecond(second - Math.floorMod(second, LENGTH.toSeconds())));
    }

    @Override
    public int compareTo(Slot other) {
        return start.compareTo(other.start);
    }
}
