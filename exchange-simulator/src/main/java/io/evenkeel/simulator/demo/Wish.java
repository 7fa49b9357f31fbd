package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;

/**
 * What somebody wants of a market.
 *
 * @param price on the YES leg, whatever the side
 */
record Wish(BookSide side, Price price, Quantity count) {
    /** Price of the side that is gained. */
    Price acquiredPrice() {
        return side == BookSide.BID ? price : price.complement();
    }

    /** A part of it. */
    Wish of(Quantity part) {
        return new Wish(side, price, part);
    }
}
