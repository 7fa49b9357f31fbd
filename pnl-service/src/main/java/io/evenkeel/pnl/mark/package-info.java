/**
 * What open contracts are worth now ({@code docs/pnl-rules.md} §6).
 *
 * <p>A price that is missing, one-sided or too old is no price: the position is counted as unpriced, never valued at
 * zero.
 */
@NullMarked
package io.evenkeel.pnl.mark;

import org.jspecify.annotations.NullMarked;
