package io.evenkeel.pnl.book;

/** Why a line of realized P&L exists. */
public enum Reason {
    /** Closed by an opposite fill. */
    TRADE("trade"),
    /** Held until the market settled. */
    SETTLEMENT("settlement"),
    /** The exchange paid less than a cent more or less than computed: it pays whole cents. */
    ROUNDING("rounding"),
    /** The exchange paid a cent or more beside what was computed: a person must look. */
    PAYOUT_DIFFERENCE("payout_difference"),
    /** A market whose fills are not all known, booked whole from its settlement row. */
    EXCHANGE_IDENTITY("exchange_identity");

    private final String wire;

    Reason(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }

    /** Trading P&L, in contrast to settlement P&L. */
    public boolean isTrading() {
        return this == TRADE;
    }
}
