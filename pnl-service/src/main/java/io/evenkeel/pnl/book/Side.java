package io.evenkeel.pnl.book;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;

/** The outcome that a lot pays for. */
public enum Side {
    YES("yes"),
    NO("no");

    private final String wire;

    Side(String wire) {
        this.wire = wire;
    }

    /** {@code yes} or {@code no}, as the exchange writes it. */
    public String wire() {
        return wire;
    }

    /** What a fill gains: {@code docs/pnl-rules.md} §2. */
    public static Side gainedBy(BookSide bookSide) {
        return bookSide == BookSide.BID ? YES : NO;
    }

    public Side opposite() {
        return this == YES ? NO : YES;
    }

    /** The price, cost or payout of one contract of this side, given that of one YES contract. */
    public Price of(Price yes) {
        return this == YES ? yes : yes.complement();
    }
}
