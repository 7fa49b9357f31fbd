package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all readings of one pass share.
 *
 * @param subaccounts those that are known; never empty
 * @param cutoff up to when records are in the historical tier; {@code null} if the exchange has none
 * @param asked whether a person asked for it, so that nothing is left for later
 * @param startedAt by our clock
 */
public record Pass(
        Fence fence,
        KalshiClient client,
        List<Subaccount> subaccounts,
        @Nullable HistoricalCutoff cutoff,
        Map<Resource, SyncState> states,
        boolean asked,
        Instant startedAt) {
    public Pass {
        subaccounts = List.copyOf(subaccounts);
        states = Map.copyOf(states);
    }

    public AccountId account() {
        return fence.account();
    }

    /** The same pass, whose calls take what polls leave of the exchange's budget. */
    Pass backfilling() {
        return new Pass(fence, client.at(Lane.BACKFILL), subaccounts, cutoff, states, asked, startedAt);
    }

    SyncState state(Resource resource) {
        return states.getOrDefault(resource, SyncState.none(resource));
    }
}
