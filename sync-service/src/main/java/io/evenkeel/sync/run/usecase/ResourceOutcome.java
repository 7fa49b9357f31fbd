package io.evenkeel.sync.run.usecase;

import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one resource.
 *
 * @param error {@code null} if it was read to its end
 * @param first whether it had never been read to its end before
 */
public record ResourceOutcome(
        Resource resource,
        Instant startedAt,
        Instant finishedAt,
        Counts counts,
        @Nullable String error,
        boolean first) {

    public boolean succeeded() {
        return error == null;
    }

    /** Whether a poll is worth a row and an event. */
    public boolean isNews() {
        return error != null || first || counts.changedSomething();
    }
}
