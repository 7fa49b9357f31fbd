package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.ingest.Resource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction writes.
 *
 * @param records new or changed ones, each id once, in the order in which their events go out
 * @param watermark {@code null} to leave it where it is
 * @param progress {@code null} unless this transaction completes a window of a long reading
 */
public record Batch(
        Resource resource,
        List<Kept> records,
        List<Apart> apart,
        @Nullable Instant watermark,
        @Nullable Progress progress) {
    public Batch {
        records = List.copyOf(records);
        apart = List.copyOf(apart);
    }
}
