/**
 * Events in: one consumer per durable, each hands a whole batch to its use case.
 *
 * <p>A batch is held until the tables are there. One that has an event of another kind than the channel's fails, and a
 * record that cannot be (a fill without contracts) fails alone and becomes a dead letter.
 */
@NullMarked
package io.evenkeel.pnl.ledger.messages;

import org.jspecify.annotations.NullMarked;
