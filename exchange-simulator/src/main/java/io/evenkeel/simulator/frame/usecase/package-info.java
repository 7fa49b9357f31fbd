/**
 * Who makes the gate of a new session: by default one that lets everything pass.
 *
 * <p>A bean of another package that implements {@link io.evenkeel.simulator.frame.usecase.FrameGates} takes its place.
 */
@NullMarked
package io.evenkeel.simulator.frame.usecase;

import org.jspecify.annotations.NullMarked;
