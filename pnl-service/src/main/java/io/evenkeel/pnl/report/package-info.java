/**
 * What is asked of the books: sums by time, and markets with the lots and realizations behind them.
 *
 * <p>Plain records; nothing here computes P&L. A figure that is not known is {@code null}.
 */
@NullMarked
package io.evenkeel.pnl.report;

import org.jspecify.annotations.NullMarked;
