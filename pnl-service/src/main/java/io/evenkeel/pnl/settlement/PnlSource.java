package io.evenkeel.pnl.settlement;

/** Where a market's P&L comes from. */
public enum PnlSource {
    /** From its fills and, once settled, its settlement row. */
    FILLS("fills"),
    /** From its settlement row alone, because its fills are not all known. */
    EXCHANGE("exchange"),
    /** From its fills and the market's own settlement value, while the settlement row is missing. */
    DERIVED("derived"),
    /** From nowhere: fills are missing and it has not settled; the P&L is unknown. */
    INCOMPLETE("incomplete");

    private final String wire;

    PnlSource(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
