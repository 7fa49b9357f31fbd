/**
 * The books of all accounts: which of them an event touches, and what changes when it is applied.
 *
 * <p>New fills at the end of an open book are applied to what is stored; anything else computes the book from nothing.
 * Both give the same, and both tell the difference that they make to the sums by time.
 */
@NullMarked
package io.evenkeel.pnl.ledger;

import org.jspecify.annotations.NullMarked;
