package io.evenkeel.simulator.candle;

import io.evenkeel.contracts.money.Price;

/** A price over a time: the first, the lowest, the highest and the last it had. */
record PriceRange(Price open, Price low, Price high, Price close) {
    static PriceRange of(Price price) {
        return new PriceRange(price, price, price, price);
    }

    /** This range, with one more price at its end. */
    PriceRange then(Price next) {
        return new PriceRange(open, next.compareTo(low) < 0 ? next : low, next.compareTo(high) > 0 ? next : high, next);
    }
}
