package io.evenkeel.stack;

/**
 * A local server could not be prepared, started or reached. The message says which one, what was tried and where to
 * look.
 */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
