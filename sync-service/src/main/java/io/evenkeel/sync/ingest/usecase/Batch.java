package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.wire.Unreadable;
import io.evenkeel.sync.ingest.Resource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction writes.
 *
 * @param records new or changed ones, each id once, in the order in which their events go out
 * @param watermark {@code null} to leave it where it is
 */
public record Batch(
        Resource resource,
        List<Kept> records,
        List<Unreadable> unreadable,
        @Nullable Instant watermark) {
    public Batch {
        records = List.copyOf(records);
        unreadable = List.copyOf(unreadable);
    }
}
