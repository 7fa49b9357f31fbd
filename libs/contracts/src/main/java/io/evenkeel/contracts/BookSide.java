package io.evenkeel.contracts;

/**
 * The side of the one order book of a market, which is quoted on YES: it alone says what a fill gained
 * ({@code docs/pnl-rules.md} §2).
 */
public enum BookSide {
    /** Gains YES exposure, or gives up NO. */
    BID,
    /** Gains NO exposure, or gives up YES. */
    ASK;

    /** {@code bid} or {@code ask}, as the exchange writes it. */
    public String wire() {
        return this == BID ? "bid" : "ask";
    }

    /** @throws IllegalArgumentException if it is neither {@code bid} nor {@code ask} */
    public static BookSide ofWire(String wire) {
        return switch (wire) {
            case "bid" -> BID;
            case "ask" -> ASK;
            default -> throw new IllegalArgumentException("book side is neither bid nor ask: " + wire);
        };
    }
}
