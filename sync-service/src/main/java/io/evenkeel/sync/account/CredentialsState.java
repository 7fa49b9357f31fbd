package io.evenkeel.sync.account;

import java.util.Locale;

/** Whether an account can sign. */
public enum CredentialsState {
    OK,
    /** A file or the whole folder is not there. */
    MISSING,
    /** A file cannot be used, or the exchange refuses the key. */
    INVALID;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CredentialsState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
