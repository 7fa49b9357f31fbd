package io.evenkeel.contracts.event;

/** Bytes that are not an event this build can read; they belong into a dead letter, with this message as the reason. */
public final class MalformedEvent extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedEvent(String message) {
        super(message);
    }

    public MalformedEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
