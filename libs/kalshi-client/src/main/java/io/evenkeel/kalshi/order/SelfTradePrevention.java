package io.evenkeel.kalshi.order;

/** What happens when an order would meet another of the same account. */
public enum SelfTradePrevention {
    /** The new order is cancelled where it would; what it filled before stands. */
    TAKER_AT_CROSS("taker_at_cross"),
    /** The resting order is cancelled and matching goes on. */
    MAKER("maker");

    private final String wire;

    SelfTradePrevention(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
