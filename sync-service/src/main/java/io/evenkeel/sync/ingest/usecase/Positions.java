package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What only positions need: noticing that one is no longer listed. */
public interface Positions {
    /**
     * Keeps which positions were listed. One that was open and is absent for the second time is closed, with an event
     * of position 0; a first absence alone proves nothing.
     *
     * @return how many were closed
     */
    Uni<Long> listed(Fence fence, Subaccount subaccount, List<MarketTicker> tickers);
}
