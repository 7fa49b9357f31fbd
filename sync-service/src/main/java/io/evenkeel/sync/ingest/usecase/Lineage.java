package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Received;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the series and the category of events, asking the exchange only for what is not known yet. */
@ApplicationScoped
class Lineage {
    private static final Logger LOG = Logger.getLogger(Lineage.class);
    private static final int AT_ONCE = 4;

    private final MarketMetadata metadata;

    Lineage(MarketMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * What is known about a set of events after asking.
     *
     * @param absent events and series of which the exchange says that they are not there
     * @param unreadable answers that could not be understood
     */
    record Known(
            Map<EventTicker, MarketMetadata.KnownEvent> events,
            Map<SeriesTicker, MarketMetadata.KnownSeries> series,
            Set<Object> absent,
            List<Apart> unreadable) {
        /** Whether asking again would tell nothing more. */
        boolean isComplete(EventTicker event) {
            var known = events.get(event);
            return known == null
                    ? absent.contains(event)
                    : series.containsKey(known.series()) || absent.contains(known.series());
        }

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
        var missing = new Missing(new HashSet<>(), new ArrayList<>());
        return events(client, Set.copyOf(tickers), missing).chain(events -> {
            var seriesTickers = new HashSet<SeriesTicker>();
            events.values().forEach(event -> seriesTickers.add(event.series()));
            return series(client, seriesTickers, missing)
                    .map(series -> new Known(events, series, missing.absent(), missing.unreadable()));
        });
    }

    private Uni<Map<EventTicker, MarketMetadata.KnownEvent>> events(
            KalshiClient client, Set<EventTicker> tickers, Missing missing) {
        return metadata.events(tickers)
                .chain(known -> ask(Lists.EVENT, without(tickers, known.keySet()), client::event))
                .chain(answers -> metadata.keepEvents(missing.found(answers)))
                .chain(() -> metadata.events(tickers));
    }

    private Uni<Map<SeriesTicker, MarketMetadata.KnownSeries>> series(
            KalshiClient client, Set<SeriesTicker> tickers, Missing missing) {
        return metadata.series(tickers)
                .chain(known -> ask(Lists.SERIES, without(tickers, known.keySet()), client::series))
                .chain(answers -> metadata.keepSeries(missing.found(answers)))
                .chain(() -> metadata.series(tickers));
    }

    private static <K, T> Uni<List<Answer<T>>> ask(
            String source, Collection<K> keys, Function<K, Uni<Received<T>>> call) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUni(key -> call.apply(key)
                        .map(found -> new Answer<>(source, key, found, null))
                        // One that is refused, or makes no sense, costs its markets their category and no more.
                        .onFailure(Lineage::isOnlyAboutThis)
                        .recoverWithItem(failure -> new Answer<T>(source, key, null, failure)))
                .merge(AT_ONCE)
                .collect()
                .asList();
    }

    private static boolean isOnlyAboutThis(Throwable failure) {
        return failure instanceof ExchangeFailure.Unintelligible
                || (failure instanceof ExchangeFailure.Refused refused && !refused.isAboutTheKey());
    }

    /** What became of asking for one event or series: one of the last two is {@code null}. */
    private record Answer<T>(
            String source,
            Object key,
            @Nullable Received<T> found,
            @Nullable Throwable failure) {}

    /** Collects what was asked for and did not come. */
    private record Missing(Set<Object> absent, List<Apart> unreadable) {
        <T> List<Received<T>> found(List<Answer<T>> answers) {
            var found = new ArrayList<Received<T>>();
            for (var answer : answers) {
                if (answer.found() != null) {
                    found.add(answer.found());
                } else if (answer.failure() != null) {
                    add(answer.source(), answer.key(), answer.failure());
                }
            }
            return found;
        }

        private void add(String source, Object key, Throwable failure) {
            if (failure instanceof ExchangeFailure.Unintelligible answer) {
                unreadable.add(new Apart(
                        Apart.Kind.UNREADABLE,
                        source,
                        Subaccount.PRIMARY,
                        key.toString(),
                        answer.body(),
                        String.valueOf(answer.getMessage())));
            } else if (failure instanceof ExchangeFailure.Refused refused && refused.isNotFound()) {
                absent.add(key);
            } else {
                LOG.warnf("%s %s not read, it is asked for again: %s", source, key, failure.getMessage());
            }
        }
    }

    private static <K> Collection<K> without(Set<K> all, Set<K> known) {
        var missing = new HashSet<>(all);
        missing.removeAll(known);
        return missing;
    }
}
