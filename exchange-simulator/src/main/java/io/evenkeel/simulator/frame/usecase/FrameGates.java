package io.evenkeel.simulator.frame.usecase;

import io.evenkeel.simulator.frame.FrameGate;
import io.evenkeel.simulator.frame.Outlet;

/** Makes the gate of every new session. */
public interface FrameGates {
    FrameGate gate(String account, Outlet outlet);
}
