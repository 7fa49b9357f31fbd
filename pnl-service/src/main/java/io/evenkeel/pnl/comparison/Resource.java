package io.evenkeel.pnl.comparison;

import java.util.Locale;

/** What is compared. */
public enum Resource {
    FILLS,
    SETTLEMENTS,
    /** What is known of the markets themselves, under the primary sub-account. */
    MARKETS;

    /** As REST and the database call it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
