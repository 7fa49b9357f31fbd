package io.evenkeel.simulator.query;

/** The page sizes of a call: what it takes at most, and what it does when none is asked for. */
public record Limit(int max, int standard) {
    /** Fills, settlements, orders, positions, markets. */
    public static final Limit RECORDS = new Limit(1000, 100);
    /** Deposits and withdrawals. */
    public static final Limit CASH = new Limit(500, 100);

    public static final Limit EVENTS = new Limit(200, 200);
}
