/**
 * Price, quantity and money as scaled integers, and the one rounding rule that a share of a fee needs.
 *
 * <p>A price has four decimals, a quantity two, money six, so that a price times a quantity is money without rounding.
 * Overflow is an {@link ArithmeticException}, never a wrap; parsing refuses what does not fit, it never rounds.
 * See {@code docs/pnl-rules.md} §1.
 */
@NullMarked
package io.evenkeel.contracts.money;

import org.jspecify.annotations.NullMarked;
