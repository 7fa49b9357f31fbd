package io.evenkeel.sync.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one resource of one account has been read.
 *
 * @param watermark time of the newest record up to which everything is kept; {@code null} before the first
 * @param lastFullAt when everything was last read from the beginning, by our clock; {@code null} while the first such
 *     reading is not finished
 * @param fullReadTo where a reading of everything that is not finished goes on; {@code null} if there is none
 * @param setApart how many of its records are in quarantine and not settled
 */
public record SyncState(
        Resource resource,
        @Nullable Instant watermark,
        long rows,
        @Nullable Instant lastSyncedAt,
        @Nullable Instant lastFullAt,
        @Nullable Instant fullReadTo,
        long setApart,
        @Nullable String lastError) {

    public static SyncState none(Resource resource) {
        return new SyncState(resource, null, 0, null, null, null, 0, null);
    }
}
