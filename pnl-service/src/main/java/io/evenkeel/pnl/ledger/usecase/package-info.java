/**
 * Loads the books that new facts touch, brings them up to date and stores them, all in one transaction.
 *
 * <p>Whoever changes books locks their accounts, and before them the markets that it changes or relies on, each in key
 * order, so that two consumers or replicas never interleave on one book and never wait for each other in a circle.
 * Called by {@code messages} and by the scheduled position check.
 */
@NullMarked
package io.evenkeel.pnl.ledger.usecase;

import org.jspecify.annotations.NullMarked;
