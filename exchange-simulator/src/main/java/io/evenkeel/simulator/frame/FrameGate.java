package io.evenkeel.simulator.frame;

/**
 * Stands between one session and its {@link Outlet}: everything that leaves passes through here in its order, and a
 * gate may hold back, double, delay or drop it. Called by one thread at a time, except {@link #ping}; must not wait.
 */
public interface FrameGate {
    void send(Frame frame);

    /** The time for a ping has come. */
    void ping();

    /** The connection has ended; whatever is held back is for nobody. */
    void closed();

    /** A gate that lets everything pass. */
    static FrameGate open(Outlet outlet) {
        return new FrameGate() {
            @Override
            public void send(Frame frame) {
                outlet.send(frame);
            }

            @Override
            public void ping() {
                outlet.ping();
            }

            @Override
            public void closed() {
                // It holds nothing back.
            }
        };
    }
}
