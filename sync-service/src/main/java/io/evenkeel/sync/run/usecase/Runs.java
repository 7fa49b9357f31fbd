package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.run.RunRow;
import io.evenkeel.sync.run.Wish;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked for and what came of it. */
public interface Runs {
    /** Stores the intent for each account. */
    Uni<Void> request(UUID runId, Wish wish, List<AccountId> accounts, String requestedBy);

    /** Requests of the account that are not finished, oldest first; those of a worker that died are among them. */
    Uni<List<RunRow>> open(AccountId account);

    Uni<Void> started(List<UUID> runIds, AccountId account);

    /** Stores the outcome, with an event per resource, in one transaction. */
    Uni<Void> finished(RunRow run, List<ResourceOutcome> outcomes);

    /** Up to when a backfill has read each resource. */
    Uni<Map<Resource, Instant>> backfilled(UUID runId, AccountId account);

    /** Stores how far a backfill has come. */
    Uni<Void> progressed(RunRow run, Backfilled more);

    /** All rows of one run, of the accounts that the caller may see. */
    Uni<List<RunRow>> find(UUID runId, List<AccountId> accounts);

    /** Newest first; {@code before} and {@code beforeId} continue a list. */
    Uni<List<RunRow>> newest(List<AccountId> accounts, @Nullable Instant before, @Nullable UUID beforeId, int limit);

    /** Forgets runs that were finished, and records of quarantine that were settled, before a time. */
    Uni<Long> prune(Instant before);

    /**
     * What one turn of a backfill did.
     *
     * @param progress thousandths of the whole
     */
    record Backfilled(Map<Resource, Instant> readTo, Counts counts, int progress) {
        public Backfilled {
            readTo = Map.copyOf(readTo);
        }
    }
}
