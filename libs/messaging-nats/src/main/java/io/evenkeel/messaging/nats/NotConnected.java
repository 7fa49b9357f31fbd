package io.evenkeel.messaging.nats;

/** NATS is away at the moment; the connection is being tried again all the time. */
public final class NotConnected extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotConnected(String reason) {
        super("not connected to NATS: " + reason);
    }
}
