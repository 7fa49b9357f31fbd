/**
 * Order entry as it is written on the wire: bodies become instructions to the engine, and what the engine says becomes
 * answers.
 *
 * <p>Pure; called by the resources of {@code order.api}. Whether an order may be placed is decided by the engine
 * ({@code matching}) alone; here only what cannot be read is refused.
 */
@NullMarked
package io.evenkeel.simulator.order;

import org.jspecify.annotations.NullMarked;
