package io.evenkeel.simulator.candle;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.PublicTrade;

/** The best bid and ask of the YES leg, as far as trades tell: who takes at a price shows that it was quoted. */
record Quotes(Price bid, Price ask) {
    /** Nobody quotes: no bid, and an ask that nobody would take. */
    static final Quotes NONE = new Quotes(Price.ZERO, Price.ONE);

    private static final long CENT_E4 = 100;

    /** After a trade; the side that was not hit stays, unless it would cross. */
    Quotes after(PublicTrade trade) {
        var price = trade.yesPrice();
        if (trade.takerSide() == BookSide.BID) {
            return new Quotes(bid.compareTo(price) < 0 ? bid : moved(price, -CENT_E4), price);
        }
        return new Quotes(price, ask.compareTo(price) > 0 ? ask : moved(price, CENT_E4));
    }

    private static Price moved(Price price, long stepE4) {
        var moved = Math.clamp(price.dollarsE4() + stepE4, 0L, Price.ONE.dollarsE4());
        return new Price(moved);
    }
}
