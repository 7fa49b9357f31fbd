package io.evenkeel.kalshi.ws;

/** The connection cannot go on: carries why from the conversation to whoever closes it. */
final class Breach extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final SessionEvent.Cause cause;

    Breach(SessionEvent.Cause cause, String detail) {
        super(detail, null, false, false);
        this.cause = cause;
    }

    SessionEvent.Cause why() {
        return cause;
    }
}
