package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Price;
import java.time.Duration;
import java.time.Instant;

/**
 * What one YES contract was worth from a market's opening on: a walk by chance that, where the outcome is known, is
 * drawn to it in the last third of the way.
 */
final class PricePath {
    private static final int STEPS = 240;
    private static final int LOWEST = 300;
    private static final int HIGHEST = 9_700;
    private static final int CENT = 100;

    private final Instant from;
    private final Duration step;
    private final int[] pricesE4;

    private PricePath(Instant from, Duration step, int[] pricesE4) {
        this.from = from;
        this.step = step;
        this.pricesE4 = pricesE4;
    }

    /**
     * @param start first price
     * @param end what a YES contract paid, in ten-thousandths of a dollar; -1 while nobody knows
     */
    static PricePath walk(Dice dice, Instant from, Instant to, Price start, int end) {
        var prices = new int[STEPS + 1];
        prices[0] = (int) start.dollarsE4();
        for (var i = 1; i <= STEPS; i++) {
            var next = prices[i - 1] + dice.between(-CENT, CENT);
            if (end >= 0 && i > STEPS * 2 / 3) {
                next += (end - next) / (STEPS - i + 2);
            }
            prices[i] = Math.clamp(next, LOWEST, HIGHEST);
        }
        return new PricePath(from, Duration.between(from, to).dividedBy(STEPS), prices);
    }

    /** The path of the other side of a contest. */
    PricePath complement() {
        var other = new int[pricesE4.length];
        for (var i = 0; i < other.length; i++) {
            other[i] = 10_000 - pricesE4[i];
        }
        return new PricePath(from, step, other);
    }

    /** To whole cents; before the opening the first price, after the end the last one. */
    Price at(Instant time) {
        var index = time.isBefore(from) ? 0 : Duration.between(from, time).dividedBy(step);
        var priceE4 = pricesE4[(int) Math.min(index, STEPS)];
        return new Price(Math.clamp((priceE4 + CENT / 2) / CENT, 1, 99) * (long) CENT);
    }
}
