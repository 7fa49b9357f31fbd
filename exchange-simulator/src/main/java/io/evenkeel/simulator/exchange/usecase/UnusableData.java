package io.evenkeel.simulator.exchange.usecase;

/** The data folder or the scenario cannot be used; the message says what to do. The simulator does not start. */
public final class UnusableData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableData(String message) {
        super(message);
    }

    public UnusableData(String message, Throwable cause) {
        super(message, cause);
    }
}
