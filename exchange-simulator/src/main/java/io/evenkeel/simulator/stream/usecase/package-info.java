/**
 * Brings what happens on the exchange to the sessions that asked for it.
 *
 * <p>{@link io.evenkeel.simulator.stream.usecase.StreamHub} runs all sessions on one thread, in the order of the
 * exchange's changes. An order book snapshot takes its place in that order, so the changes after it fit it exactly.
 */
@NullMarked
package io.evenkeel.simulator.stream.usecase;

import org.jspecify.annotations.NullMarked;
