/**
 * The matching engine: one book per market on the YES leg, price-time priority, and the rules by which orders are
 * taken, changed and refused.
 *
 * <p>Pure and deterministic: what it needs to know of markets and money it asks of a venue, what happens it
 * writes on a tape, and its ids come from a counter, so that the same instructions in the same order always come to the
 * same state.
 */
@NullMarked
package io.evenkeel.simulator.matching;

import org.jspecify.annotations.NullMarked;
