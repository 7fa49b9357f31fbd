package io.evenkeel.sync.run;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Counts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account's part of one run.
 *
 * @param resource the name of a resource, or {@code all}
 * @param kind {@code manual} or {@code poll}
 * @param state one of the words requested, running, succeeded and failed
 */
public record RunRow(
        UUID runId,
        AccountId account,
        String resource,
        String kind,
        String state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Counts counts,
        @Nullable String error) {

    public boolean isOver() {
        return finishedAt != null;
    }
}
