package io.evenkeel.kalshi.sign;

/** A key id or private key that cannot be used. The message says why without quoting any of it. */
public final class InvalidKey extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidKey(String reason) {
        super(reason);
    }
}
