/**
 * Candlesticks: what a market's public trades and quotes did, period by period.
 *
 * <p>Pure: trades go in, rows in the exchange's shape come out. A period in which nothing happened has no candlestick.
 * What quotes were is known only as far as trades tell it, so bids and asks are those that the trades imply. The
 * resources of {@code market} call it.
 */
@NullMarked
package io.evenkeel.simulator.candle;

import org.jspecify.annotations.NullMarked;
