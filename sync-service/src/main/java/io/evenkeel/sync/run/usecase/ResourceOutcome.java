package io.evenkeel.sync.run.usecase;

import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one resource.
 *
 * @param error {@code null} if it was read to its end
 * @param errorBefore what the reading before ended with; {@code null} if that one was read to its end
 * @param first whether it had never been read to its end before
 */
public record ResourceOutcome(
        Resource resource,
        Instant startedAt,
        Instant finishedAt,
        Counts counts,
        @Nullable String error,
        @Nullable String errorBefore,
        boolean first) {

    public boolean succeeded() {
        return error == null;
    }

    /** Whether a poll is worth a row, an event and a line in the log. The same failure again is not. */
    public boolean isNews() {
        return succeeded() ? first || counts.changedSomething() : !Objects.equals(error, errorBefore);
    }
}
