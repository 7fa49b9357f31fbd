package io.evenkeel.pnl.report;

/**
 * The realization that a page ended with.
 *
 * @param numbering of the lines of its book at that time
 */
public record LinePosition(String account, int subaccount, long line, String numbering) {
    public static final LinePosition START = new LinePosition("", -1, -1, "");
}
