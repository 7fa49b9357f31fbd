package io.evenkeel.simulator.stream;

/** A command that cannot be obeyed. */
final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StreamError error;

    CommandRefused(StreamError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    StreamError error() {
        return error;
    }
}
