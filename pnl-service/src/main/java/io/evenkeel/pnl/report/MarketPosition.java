package io.evenkeel.pnl.report;

/** The market that a page ended with. */
public record MarketPosition(String account, String ticker) {
    public static final MarketPosition START = new MarketPosition("", "");
}
