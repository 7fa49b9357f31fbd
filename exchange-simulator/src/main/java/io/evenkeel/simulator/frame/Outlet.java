package io.evenkeel.simulator.frame;

/** Where the frames of one session leave. Safe for several threads; nothing in it waits. */
public interface Outlet {
    void send(Frame frame);

    void ping();

    /** Ends the connection without a word, as a network does. */
    void disconnect();
}
