package io.evenkeel.kalshi.order;

/** How long an order may rest. */
public enum TimeInForce {
    GOOD_TILL_CANCELED("good_till_canceled"),
    /** Fills what it can; the rest is cancelled. */
    IMMEDIATE_OR_CANCEL("immediate_or_cancel"),
    /** All or nothing. */
    FILL_OR_KILL("fill_or_kill");

    private final String wire;

    TimeInForce(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
