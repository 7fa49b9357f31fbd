package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Price;

/** A part of a market's price grid: from {@code start} to {@code end} a legal price is a multiple of {@code step}. */
public record PriceRange(Price start, Price end, Price step) {

    public static PriceRange read(Fields in) {
        return new PriceRange(in.price("start"), in.price("end"), in.price("step"));
    }
}
