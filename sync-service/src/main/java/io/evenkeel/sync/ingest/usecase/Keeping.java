package io.evenkeel.sync.ingest.usecase;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a harvest is kept.
 *
 * @param dryRun whether nothing is written, only counted
 * @param movesWatermark whether the newest record says up to when everything is kept
 * @param progress {@code null} unless a window of a long reading is done with it
 */
record Keeping(
        boolean dryRun, boolean movesWatermark, @Nullable Progress progress) {
    /** A list that has no order in time. */
    static final Keeping PLAIN = new Keeping(false, true, null);

    /** Records out of their turn. */
    static final Keeping AGAIN = new Keeping(false, false, null);

    /** A window of a poll, or of the reading of everything if it tells how far that has come. */
    static Keeping ofReading(@Nullable Instant readTo) {
        return new Keeping(false, true, readTo == null ? null : new Progress(null, readTo));
    }

    /** A window of a backfill: the watermark stays where polls put it. */
    static Keeping ofBackfill(UUID runId, boolean dryRun, @Nullable Instant readTo) {
        return new Keeping(dryRun, false, readTo == null ? null : new Progress(runId, readTo));
    }
}
