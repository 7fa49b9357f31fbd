package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What only positions need: noticing that one is no longer listed. */
public interface Positions {
    /**
     * Keeps which positions were listed. One that was open is closed when it is absent again, as long after its first
     * absence as an empty list is looked at again, and once its market has been looked at in between; a first absence
     * alone proves nothing.
     *
     * <p>While the market can be traded, an event tells of position 0. After that the exchange hides a position merely
     * because it awaits its settlement: zero would be untrue, so nothing is told.
     *
     * @param complete false if a row could not be read: then whatever is absent may be that row
     * @return how many were closed
     */
    Uni<Long> listed(Fence fence, Subaccount subaccount, List<MarketTicker> tickers, boolean complete);
}
