package io.evenkeel.launcher.command;

/** The command line makes no sense; the message says what is wrong with which part. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
