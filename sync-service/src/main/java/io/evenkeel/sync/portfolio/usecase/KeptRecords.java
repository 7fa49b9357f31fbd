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

    /** Records that could not be understood, last seen first. */
    Uni<List<SetApart>> quarantine(List<AccountId> accounts, int limit);

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

    /** A record in quarantine. */
    record SetApart(
            String account,
            String resource,
            String reason,
            String raw,
            int seen,
            Instant firstSeenAt,
            Instant lastSeenAt) {}
}
