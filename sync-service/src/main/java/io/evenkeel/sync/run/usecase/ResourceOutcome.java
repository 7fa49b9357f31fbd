package io.evenkeel.sync.run.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one resource.
 *
 * @param failure {@code null} if it was read to its end
 * @param errorBefore what the reading before ended with; {@code null} if that one was read to its end
 * @param first whether it had never been read to its end before
 */
public record ResourceOutcome(
        Resource resource,
        Instant startedAt,
        Instant finishedAt,
        Counts counts,
        @Nullable Throwable failure,
        @Nullable String errorBefore,
        boolean first) {

    public boolean succeeded() {
        return failure == null;
    }

    /** Why it was not read to its end; {@code null} if it was. */
    public @Nullable String error() {
        return failure == null ? null : String.valueOf(failure.getMessage());
    }

    /** Whether the exchange refuses the account this list, which waiting will not change. */
    boolean isRefused() {
        return failure instanceof ExchangeFailure.Refused;
    }

    /** All errors as one text; {@code null} if there is none. */
    static @Nullable String errors(List<ResourceOutcome> outcomes) {
        var errors = outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .map(outcome -> outcome.resource().wire() + ": " + outcome.error())
                .collect(Collectors.joining("; "));
        return errors.isEmpty() ? null : errors;
    }

    /** Whether a poll is worth a row, an event and a line in the log. The same failure again is not. */
    public boolean isNews() {
        return counts.changedSomething() || (succeeded() ? first : !Objects.equals(error(), errorBefore));
    }
}
