package io.evenkeel.simulator.exchange;

import java.time.Duration;
import java.time.Instant;

/** Per kind of record the time before which it is found under {@code /historical} only. */
public record HistoricalCutoff(
        Instant marketSettled, Instant tradesCreated, Instant ordersUpdated, Instant positionsLastUpdated) {
    /** So far before the oldest record that even a late one is still live. */
    private static final Duration WELL_BEFORE = Duration.ofDays(365);

    public static HistoricalCutoff at(Instant cutoff) {
        return new HistoricalCutoff(cutoff, cutoff, cutoff, cutoff);
    }

    /** The cutoff of an exchange where nothing is historical yet. */
    public static HistoricalCutoff wellBefore(Instant oldest) {
        return at(oldest.minus(WELL_BEFORE));
    }
}
