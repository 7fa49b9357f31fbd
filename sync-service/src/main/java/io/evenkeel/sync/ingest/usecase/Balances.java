package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.wire.Balance;
import io.evenkeel.kalshi.wire.Received;
import io.smallrye.mutiny.Uni;

/** Keeps what an account has. */
public interface Balances {
    /**
     * Adds a balance with its event if it changed or the last one is old.
     *
     * @return whether it was added
     */
    Uni<Boolean> keep(Fence fence, Subaccount subaccount, Received<Balance> balance);
}
