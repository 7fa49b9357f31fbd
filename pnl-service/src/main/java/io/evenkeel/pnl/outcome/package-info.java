/**
 * Whether a market was won or lost, and how often that happens ({@code docs/pnl-rules.md} §7).
 *
 * <p>The unit is one account, sub-account and market that had contracts and is flat. A market whose P&L is not known is
 * counted as unknown, never as a loss or as nothing.
 */
@NullMarked
package io.evenkeel.pnl.outcome;

import org.jspecify.annotations.NullMarked;
