/**
 * Events in: one consumer per durable, each hands a whole batch to its use case.
 *
 * <p>Wire records end here. Times are cut to microseconds, as Postgres keeps them, so that order is the same before and
 * after storing. A record that cannot be (a fill without contracts) fails alone and becomes a dead letter.
 */
@NullMarked
package io.evenkeel.pnl.ledger.messages;

import org.jspecify.annotations.NullMarked;
