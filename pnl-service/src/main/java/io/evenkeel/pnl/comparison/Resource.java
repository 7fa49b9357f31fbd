package io.evenkeel.pnl.comparison;

import java.util.Locale;

/** What is compared. */
public enum Resource {
    FILLS,
    SETTLEMENTS;

    /** As REST and the database call it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
