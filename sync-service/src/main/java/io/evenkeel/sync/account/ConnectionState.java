package io.evenkeel.sync.account;

import java.util.Locale;

/** Whether the exchange answered the account's last reading. */
public enum ConnectionState {
    UNKNOWN,
    CONNECTED,
    UNREACHABLE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ConnectionState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
