package io.evenkeel.contracts.event;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One resource of one account was read to its end, or the attempt failed.
 *
 * @param resource {@code fills}, {@code settlements}, {@code positions}, {@code balance}, {@code cash-movements} or
 *     {@code markets}
 * @param state {@code succeeded} or {@code failed}
 * @param error why it failed, without secrets; {@code null} on success
 */
public record SyncRunFinished(
        UUID runId,
        String resource,
        String state,
        long fetched,
        long inserted,
        long updated,
        long unchanged,
        Instant startedTime,
        Instant finishedTime,
        @Nullable String error)
        implements EventData {
    public SyncRunFinished {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedTime, "startedTime");
        Objects.requireNonNull(finishedTime, "finishedTime");
    }
}
