/**
 * Two markets of one contest seen together: what is locked in, what is left over, and hedges elsewhere
 * ({@code docs/pnl-rules.md} §11).
 *
 * <p>Pure figures over the lots of both markets; nothing of a market's own P&L is computed twice.
 */
@NullMarked
package io.evenkeel.pnl.match;

import org.jspecify.annotations.NullMarked;
