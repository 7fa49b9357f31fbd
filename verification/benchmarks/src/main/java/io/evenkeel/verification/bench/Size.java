package io.evenkeel.verification.bench;

/**
 * How much is done.
 *
 * @param messages of one round of the messaging benchmarks
 * @param rounds of which the middle one counts
 * @param fills of the history that is synced
 * @param markets of that history
 * @param requests of the reading benchmark
 * @param orders that are placed at the exchange
 */
public record Size(int messages, int rounds, int fills, int markets, int requests, int orders) {
    /** What the aims are about. */
    public static final Size FULL = new Size(100_000, 3, 200_000, 500, 1_000, 20_000);

    /** Enough to see that everything works; its figures mean nothing. */
    public static final Size SMOKE = new Size(2_000, 1, 1_000, 20, 50, 400);

    /** The same with another length of the history. */
    Size withFills(int other) {
        return new Size(messages, rounds, other, markets, requests, orders);
    }
}
