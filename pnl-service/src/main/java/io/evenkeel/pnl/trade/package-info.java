/**
 * Settled trades: one row per order that opened exposure in a market that has settled ({@code docs/pnl-rules.md} §10).
 *
 * <p>The rows of a market add up to its P&L, except for rounding lines, which belong to no order.
 */
@NullMarked
package io.evenkeel.pnl.trade;

import org.jspecify.annotations.NullMarked;
