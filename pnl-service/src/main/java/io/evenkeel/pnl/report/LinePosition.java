package io.evenkeel.pnl.report;

/** The realization that a page ended with. */
public record LinePosition(String account, int subaccount, long line) {
    public static final LinePosition START = new LinePosition("", -1, -1);
}
