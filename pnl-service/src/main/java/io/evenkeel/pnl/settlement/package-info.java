/**
 * How a market ends: what its settlement pays, and whose figures are taken ({@code docs/pnl-rules.md} §5).
 *
 * <p>{@link io.evenkeel.pnl.settlement.Closing} is a pure function of a book and what is known about the market;
 * {@link io.evenkeel.pnl.settlement.MarketPnl} computes a market from nothing. Stored figures are always equal to it.
 */
@NullMarked
package io.evenkeel.pnl.settlement;

import org.jspecify.annotations.NullMarked;
