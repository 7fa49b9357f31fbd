package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.ledger.Rebuild;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where rebuilds are asked for and looked at; what works on them is {@link RebuildBooks}. */
public interface Rebuilds {
    /** Stores the wish; empty when that many are open already. */
    Uni<Optional<UUID>> ask(
            @Nullable AccountId account, @Nullable MarketTicker ticker, String requestedBy, int openMax);

    Uni<Optional<Rebuild>> find(UUID id);

    /** Newest first, after one of them. */
    Uni<List<Rebuild>> newest(@Nullable UUID after, int limit);

    /** Counts a failed step of the one that is next; after so many in a row it is given up. */
    Uni<Void> stepFailed(String reason, int failuresMax);
}
