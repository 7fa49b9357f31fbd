package io.evenkeel.simulator.frame;

/** Where the frames of one session leave. Safe for several threads; nothing in it waits. */
public interface Outlet {
    void send(Frame frame);

    /** A binary frame, which the exchange never sends. */
    void sendBinary(String text);

    void ping();

    /** Ends the connection with a closing frame. */
    void close(int code);

    /** Ends the connection without a word, as a network does. */
    void disconnect();
}
