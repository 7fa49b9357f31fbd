/**
 * The simulator's own door, {@code /sim}: what a test or a person does to the exchange that no member could do.
 *
 * <p>Everything but faults is journalled and survives a restart. The gateway never shows this door to anybody.
 */
@NullMarked
package io.evenkeel.simulator.control;

import org.jspecify.annotations.NullMarked;
