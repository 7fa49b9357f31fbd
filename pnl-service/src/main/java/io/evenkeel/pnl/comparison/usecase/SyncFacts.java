package io.evenkeel.pnl.comparison.usecase;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.ledger.BookKey;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What sync-service answers about its records. Every call ends in time. */
public interface SyncFacts {
    /** The accounts that it keeps. */
    Uni<List<AccountId>> accounts();

    /** Tallies by market, from the place where the last page ended. */
    Uni<Tallies> tallies(Resource resource, AccountId account, @Nullable MarketTicker ticker, String cursor);

    /** Events, oldest first, as they were or would have been published; the kinds are those of its REST contract. */
    Uni<Events> events(String kind, AccountId account, @Nullable MarketTicker ticker, String cursor);

    /**
     * One page.
     *
     * @param cursor where the next one begins; empty on the last
     */
    record Tallies(Map<BookKey, Tally> items, String cursor) {}

    /**
     * One page.
     *
     * @param cursor where the next one begins; empty on the last
     */
    record Events(List<EventEnvelope> items, String cursor) {}
}
