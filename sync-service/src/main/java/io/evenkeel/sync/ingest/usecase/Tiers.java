package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Window;
import java.time.Duration;
import java.time.Instant;

/** Where the live tier of the exchange ends and the historical one begins. */
final class Tiers {
    /** The border moves while we read, and which side a record on it is on is not said. */
    private static final Duration SEAM = Duration.ofDays(2);

    private Tiers() {}

    static boolean isAfter(Window window, Instant cutoff) {
        var from = window.from();
        return from != null && from.isAfter(cutoff.plus(SEAM));
    }
}
