package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.kalshi.wire.MarketEvent;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Series;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only markets need: which are due, and what is known of their events and series. */
public interface MarketMetadata {
    /**
     * Markets of the account that were never looked at, or are not final and were not looked at for so long or since a
     * position in them went missing.
     */
    Uni<List<MarketTicker>> due(AccountId account, Duration age, int limit);

    Uni<Map<EventTicker, KnownEvent>> events(Collection<EventTicker> tickers);

    Uni<Map<SeriesTicker, KnownSeries>> series(Collection<SeriesTicker> tickers);

    Uni<Void> keepEvents(List<Received<MarketEvent>> events);

    Uni<Void> keepSeries(List<Received<Series>> series);

    /** Settles what of these was set apart, for whichever account, and was not seen since. */
    Uni<Void> understood(List<Answer> answers, Instant since);

    /** Keeps that they were looked at just now. */
    Uni<Void> looked(List<MarketTicker> all, List<MarketTicker> finalOnes);

    /**
     * Something that was read and understood.
     *
     * @param source what it is, as in {@link Lists}
     */
    record Answer(String source, String id) {}

    /** An event's series and own category. */
    record KnownEvent(SeriesTicker series, @Nullable String category) {}

    /** A series' category. */
    record KnownSeries(@Nullable String category) {}
}
