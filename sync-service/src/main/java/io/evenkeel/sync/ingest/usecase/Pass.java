package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What all readings of one pass share.
 *
 * @param subaccounts those that are known when they are first needed; never empty. Fails if they cannot be known
 * @param asked whether a person asked for it, so that nothing is left for later
 * @param startedAt by our clock
 */
public record Pass(
        Fence fence,
        KalshiClient client,
        Uni<List<Subaccount>> subaccounts,
        Map<Resource, SyncState> states,
        boolean asked,
        Instant startedAt) {
    public Pass {
        states = Map.copyOf(states);
    }

    public AccountId account() {
        return fence.account();
    }

    /** The same pass, whose calls take what polls leave of the exchange's budget. */
    Pass backfilling() {
        return new Pass(fence, client.at(Lane.BACKFILL), subaccounts, states, asked, startedAt);
    }

    SyncState state(Resource resource) {
        return states.getOrDefault(resource, SyncState.none(resource));
    }
}
