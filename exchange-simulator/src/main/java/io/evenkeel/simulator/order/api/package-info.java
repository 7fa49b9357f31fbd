/**
 * Placing, amending, decreasing and cancelling orders, alone and in batches, and order groups.
 *
 * <p>Resources only: they read bodies, hand instructions to the records, and shape answers as recorded from the real
 * exchange.
 */
@NullMarked
package io.evenkeel.simulator.order.api;

import org.jspecify.annotations.NullMarked;
