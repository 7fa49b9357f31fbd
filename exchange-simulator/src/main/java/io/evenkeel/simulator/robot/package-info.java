/**
 * Quoting robots: one per market, on the house's account, so that there is a market to look at and to trade with.
 *
 * <p>A robot is a value: its next state and its quotes follow from its seed and the number of steps it has made, from
 * nothing else. Its state is part of the exchange's, so a restart goes on where it was. What it says is put into the
 * book by the exchange like any other order.
 */
@NullMarked
package io.evenkeel.simulator.robot;

import org.jspecify.annotations.NullMarked;
