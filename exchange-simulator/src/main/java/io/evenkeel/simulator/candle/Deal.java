package io.evenkeel.simulator.candle;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;

/**
 * One public trade as a candlestick sees it.
 *
 * @param taker the side that came to the book: a bid took the ask that rested there
 */
public record Deal(Instant at, Price yesPrice, Quantity count, BookSide taker) {}
