package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.run.RunRow;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was asked for and what came of it. */
public interface Runs {
    /** Stores the intent for each account. */
    Uni<Void> request(UUID runId, String resource, List<AccountId> accounts, String requestedBy);

    /** Requests of the account that are not finished, oldest first; those of a worker that died are among them. */
    Uni<List<RunRow>> open(AccountId account);

    Uni<Void> started(List<UUID> runIds, AccountId account);

    /** Stores the outcome, with an event per resource, in one transaction. */
    Uni<Void> finished(RunRow run, List<ResourceOutcome> outcomes);

    /** All rows of one run, of the accounts that the caller may see. */
    Uni<List<RunRow>> find(UUID runId, List<AccountId> accounts);

    /** Newest first; {@code before} and {@code beforeId} continue a list. */
    Uni<List<RunRow>> newest(List<AccountId> accounts, @Nullable Instant before, @Nullable UUID beforeId, int limit);
}
