/**
 * Faults on demand: what can go wrong with an answer, for whom, where and how often.
 *
 * <p>{@link io.evenkeel.simulator.fault.FaultPlan} holds what is ordered and counts it down; the API side lets it
 * happen on the wire. Orders are of the running process: a restart forgets them.
 */
@NullMarked
package io.evenkeel.simulator.fault;

import org.jspecify.annotations.NullMarked;
