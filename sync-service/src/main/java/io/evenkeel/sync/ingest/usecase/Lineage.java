package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the series and the category of events, asking the exchange only for what is not known yet. */
@ApplicationScoped
class Lineage {
    private static final int AT_ONCE = 4;

    private final MarketMetadata metadata;

    Lineage(MarketMetadata metadata) {
        this.metadata = metadata;
    }

    /** What is known about a set of events after asking. */
    record Known(
            Map<EventTicker, MarketMetadata.KnownEvent> events, Map<SeriesTicker, MarketMetadata.KnownSeries> series) {

        @Nullable
        SeriesTicker seriesOf(EventTicker event) {
            var known = events.get(event);
            return known == null ? null : known.series();
        }

        /** The series' category comes first; the event's own is the older way. */
        @Nullable
        String categoryOf(EventTicker event) {
            var known = events.get(event);
            if (known == null) {
                return null;
            }
            var ofSeries = series.get(known.series());
            return ofSeries == null || ofSeries.category() == null ? known.category() : ofSeries.category();
        }
    }

    Uni<Known> of(KalshiClient client, Collection<EventTicker> tickers) {
        return events(client, Set.copyOf(tickers)).chain(events -> {
            var seriesTickers = new HashSet<SeriesTicker>();
            events.values().forEach(event -> seriesTickers.add(event.series()));
            return series(client, seriesTickers).map(series -> new Known(events, series));
        });
    }

    private Uni<Map<EventTicker, MarketMetadata.KnownEvent>> events(KalshiClient client, Set<EventTicker> tickers) {
        return metadata.events(tickers)
                .chain(known ->
                        ask(without(tickers, known.keySet()), client::event).chain(metadata::keepEvents))
                .chain(() -> metadata.events(tickers));
    }

    private Uni<Map<SeriesTicker, MarketMetadata.KnownSeries>> series(KalshiClient client, Set<SeriesTicker> tickers) {
        return metadata.series(tickers)
                .chain(known ->
                        ask(without(tickers, known.keySet()), client::series).chain(metadata::keepSeries))
                .chain(() -> metadata.series(tickers));
    }

    private static <K, T> Uni<List<Received<T>>> ask(Collection<K> keys, Function<K, Uni<Received<T>>> call) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(key -> call.apply(key)
                        .map(Optional::of)
                        // One that is not there, or makes no sense, costs its markets their category and no more.
                        .onFailure(Lineage::isOnlyAboutThis)
                        .recoverWithItem(Optional.empty()))
                .merge(AT_ONCE)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asList();
    }

    private static boolean isOnlyAboutThis(Throwable failure) {
        return failure instanceof ExchangeFailure.Unintelligible
                || (failure instanceof ExchangeFailure.Refused refused && !refused.isAboutTheKey());
    }

    private static <K> Collection<K> without(Set<K> all, Set<K> known) {
        var missing = new HashSet<>(all);
        missing.removeAll(known);
        return missing;
    }
}
