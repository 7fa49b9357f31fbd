/**
 * The demonstration: a made-up month on the exchange, drawn from a seed and told relative to the moment it is loaded.
 *
 * <p>{@link io.evenkeel.simulator.demo.Demo} gives it as a scenario, in the shape of a scenario file, so that nothing
 * else in the simulator knows that it was made up. The same seed and the same moment give the same scenario, row for
 * row. What it says adds up: every settlement row follows from the fills before it, every fee from the published
 * formula, and no account ever spends what it does not have.
 */
@NullMarked
package io.evenkeel.simulator.demo;

import org.jspecify.annotations.NullMarked;
