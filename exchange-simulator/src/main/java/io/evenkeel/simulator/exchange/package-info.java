/**
 * What the exchange knows: its clock, its markets, and per account the fills, settlements, orders and cash movements.
 *
 * <p>{@link io.evenkeel.simulator.exchange.Exchange} is the whole state and changes only by a {@link
 * io.evenkeel.simulator.exchange.Change}, so that a scenario, a snapshot and the journal are all lists of changes and
 * applying them again gives the same state. Nothing here is safe for use by several threads at once; the use case
 * around it holds the lock.
 */
@NullMarked
package io.evenkeel.simulator.exchange;

import org.jspecify.annotations.NullMarked;
