/**
 * Frames on their way to a client, and the gate that they pass.
 *
 * <p>The sessions of {@code stream} send through a {@link io.evenkeel.simulator.frame.FrameGate}; what goes wrong with
 * frames on the way is a gate's business and changes nothing in the session, so a lost frame leaves a gap in the
 * numbers.
 */
@NullMarked
package io.evenkeel.simulator.frame;

import org.jspecify.annotations.NullMarked;
