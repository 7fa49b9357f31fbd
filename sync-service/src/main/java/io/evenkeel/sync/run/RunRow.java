package io.evenkeel.sync.run;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Counts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account's part of one run.
 *
 * @param resource names of resources with commas between, {@code all}, or {@code quarantine} of a retry
 * @param kind one of the words of this class
 * @param state one of the words requested, running, succeeded and failed
 * @param backfill what is read anew; {@code null} if it is no backfill
 * @param progress thousandths
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
        @Nullable String error,
        @Nullable Span backfill,
        int progress) {
    public static final String MANUAL = "manual";
    public static final String POLL = "poll";
    public static final String RETRY = "retry";
    public static final String BACKFILL = "backfill";

    /**
     * The stretch of the exchange's time that a backfill reads.
     *
     * @param dryRun whether nothing is written, only counted
     */
    public record Span(Instant from, Instant to, boolean dryRun) {}

    /** A poll that has just been made. */
    public static RunRow poll(UUID runId, AccountId account, String resource, Instant at) {
        return new RunRow(runId, account, resource, POLL, "running", at, at, null, Counts.NONE, null, null, 0);
    }

    /** The same run at its end. */
    public RunRow ended(Instant start, Instant end, Counts total, @Nullable String failure) {
        return new RunRow(
                runId,
                account,
                resource,
                kind,
                failure == null ? "succeeded" : "failed",
                requestedAt,
                startedAt == null ? start : startedAt,
                end,
                total,
                failure,
                backfill,
                failure == null ? 1000 : progress);
    }

    public boolean isOver() {
        return finishedAt != null;
    }

    /** Whether it may wait for its turn. */
    public boolean isBackfill() {
        return kind.equals(BACKFILL);
    }

    public boolean isRetry() {
        return kind.equals(RETRY);
    }
}
