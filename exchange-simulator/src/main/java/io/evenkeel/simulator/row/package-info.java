/**
 * One record as the exchange writes it: field names with their values, in alphabetical order.
 *
 * <p>Everything that the simulator stores is such a row beside the few typed values it computes with, so that a field
 * it does not know comes back as it was given. Every other package reads rows through {@link WireRow}, which names
 * the field whenever a value is not what it should be.
 */
@NullMarked
package io.evenkeel.simulator.row;

import org.jspecify.annotations.NullMarked;
