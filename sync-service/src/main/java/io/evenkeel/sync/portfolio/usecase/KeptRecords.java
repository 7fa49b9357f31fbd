package io.evenkeel.sync.portfolio.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.portfolio.KeptRow;
import io.evenkeel.sync.portfolio.RowPosition;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads of what is kept. */
public interface KeptRecords {
    /** Newest first. */
    Uni<List<KeptRow>> list(Query query);

    /** The sum over sub-accounts of the last balances. */
    Uni<Map<AccountId, Holdings>> balances(List<AccountId> accounts);

    /** Records that are set apart and not settled, last seen first; {@code after} continues a list. */
    Uni<List<SetApart>> quarantine(List<AccountId> accounts, @Nullable SeenPosition after, int limit);

    /**
     * What to list; {@code null} does not narrow.
     *
     * @param from inclusive
     * @param to exclusive
     * @param open of positions only: open or closed ones
     */
    record Query(
            Resource resource,
            List<AccountId> accounts,
            @Nullable Subaccount subaccount,
            @Nullable String ticker,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Instant syncedAfter,
            @Nullable Boolean open,
            @Nullable RowPosition after,
            int limit) {}

    /** Cash and value of positions. */
    record Holdings(Money balance, Money portfolioValue, Instant observedAt) {}

    /** Where a list of records in quarantine goes on. */
    record SeenPosition(Instant lastSeenAt, String id) {}

    /**
     * A record in quarantine.
     *
     * @param id of the entry, from its text
     * @param kind {@code unreadable}, {@code conflict} or {@code flagged}
     * @param recordId the exchange's id as far as it can be read
     */
    record SetApart(
            String id,
            String account,
            String resource,
            int subaccountNumber,
            String kind,
            @Nullable String recordId,
            String reason,
            String raw,
            int seen,
            Instant firstSeenAt,
            Instant lastSeenAt) {}
}
