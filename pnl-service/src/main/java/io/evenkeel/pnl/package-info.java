/**
 * What an account really earned: lots, realizations, settlements and everything added up from them.
 *
 * <p>One package per feature. Their models are pure functions of what the exchange reported; what is stored is only
 * ever a faster way to the same figures. Every rule is in {@code docs/pnl-rules.md}.
 */
@NullMarked
package io.evenkeel.pnl;

import org.jspecify.annotations.NullMarked;
