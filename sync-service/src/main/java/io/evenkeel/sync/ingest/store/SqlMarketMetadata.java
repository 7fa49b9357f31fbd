package io.evenkeel.sync.ingest.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.kalshi.wire.MarketEvent;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Series;
import io.evenkeel.sync.ingest.usecase.MarketMetadata;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts about markets belong to no account, so these writes need no lease; the newest one stands. */
@ApplicationScoped
class SqlMarketMetadata implements MarketMetadata {
    private static final String DUE = """
            WITH missing AS (
                SELECT ticker, max(missing_since) AS since FROM positions
                WHERE account = $1 AND closed_at IS NULL AND missing_since IS NOT NULL GROUP BY ticker)
            SELECT t.ticker FROM account_tickers t
                LEFT JOIN market_reads r USING (ticker) LEFT JOIN missing m USING (ticker)
            WHERE t.account = $1
                AND (r.ticker IS NULL OR (NOT r.is_final AND (r.read_at <= $2 OR r.read_at <= m.since)))
            ORDER BY t.ticker LIMIT $3""";
    private static final String EVENTS = """
            SELECT event_ticker, series_ticker, category FROM events WHERE event_ticker = ANY ($1::text[])""";
    private static final String SERIES = """
            SELECT series_ticker, category FROM series WHERE series_ticker = ANY ($1::text[])""";
    private static final String KEEP_EVENTS = """
            INSERT INTO events (event_ticker, series_ticker, category, raw, synced_at)
            SELECT event_ticker, series_ticker, category, raw::jsonb, $5::timestamptz
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
                AS e (event_ticker, series_ticker, category, raw)
            ORDER BY event_ticker
            ON CONFLICT (event_ticker) DO UPDATE SET series_ticker = excluded.series_ticker,
                category = excluded.category, raw = excluded.raw, synced_at = excluded.synced_at""";
    private static final String KEEP_SERIES = """
            INSERT INTO series (series_ticker, category, raw, synced_at)
            SELECT series_ticker, category, raw::jsonb, $4::timestamptz
            FROM unnest($1::text[], $2::text[], $3::text[]) AS s (series_ticker, category, raw)
            ORDER BY series_ticker
            ON CONFLICT (series_ticker) DO UPDATE SET category = excluded.category, raw = excluded.raw,
                synced_at = excluded.synced_at""";
    private static final String UNDERSTOOD = """
            WITH settled AS (
                SELECT account, raw_hash FROM quarantine
                WHERE resource = 'markets' AND kind = 'unreadable' AND resolved_at IS NULL AND last_seen_at < $3
                    AND (source, record_id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
                ORDER BY account, raw_hash FOR UPDATE)
            UPDATE quarantine q SET resolved_at = $4 FROM settled s
            WHERE q.resource = 'markets' AND q.account = s.account AND q.raw_hash = s.raw_hash""";
    private static final String LOOKED = """
            INSERT INTO market_reads (ticker, read_at, is_final)
            SELECT ticker, $3::timestamptz, ticker = ANY ($2::text[])
            FROM unnest($1::text[]) AS t (ticker) ORDER BY ticker
            ON CONFLICT (ticker) DO UPDATE SET read_at = excluded.read_at, is_final = excluded.is_final""";

    private final FencedWrites writes;
    private final Clock clock;

    SqlMarketMetadata(FencedWrites writes, Clock clock) {
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public Uni<List<MarketTicker>> due(AccountId account, Duration age, int limit) {
        var values = Tuple.of(account.value(), now().minus(age), limit);
        return writes.read(pool -> pool.preparedQuery(DUE).execute(values).map(rows -> {
            List<MarketTicker> due = new ArrayList<>();
            rows.forEach(row -> due.add(new MarketTicker(row.getString("ticker"))));
            return due;
        }));
    }

    @Override
    public Uni<Map<EventTicker, KnownEvent>> events(Collection<EventTicker> tickers) {
        return writes.read(pool -> pool.preparedQuery(EVENTS)
                .execute(texts(tickers))
                .map(rows -> {
                    Map<EventTicker, KnownEvent> events = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> events.put(
                            new EventTicker(row.getString("event_ticker")),
                            new KnownEvent(
                                    new SeriesTicker(row.getString("series_ticker")), row.getString("category"))));
                    return events;
                }));
    }

    @Override
    public Uni<Map<SeriesTicker, KnownSeries>> series(Collection<SeriesTicker> tickers) {
        return writes.read(pool -> pool.preparedQuery(SERIES)
                .execute(texts(tickers))
                .map(rows -> {
                    Map<SeriesTicker, KnownSeries> series = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> series.put(
                            new SeriesTicker(row.getString("series_ticker")),
                            new KnownSeries(row.getString("category"))));
                    return series;
                }));
    }

    @Override
    public Uni<Void> keepEvents(List<Received<MarketEvent>> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var each = new HashMap<EventTicker, Received<MarketEvent>>();
        events.forEach(event -> each.put(event.value().ticker(), event));
        var distinct = List.copyOf(each.values());
        var values = Tuple.of(
                column(distinct, event -> event.value().ticker().value()),
                column(distinct, event -> event.value().seriesTicker().value()),
                column(distinct, event -> event.value().category()),
                column(distinct, Received::raw),
                now());
        return writes.read(
                pool -> pool.preparedQuery(KEEP_EVENTS).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<Void> keepSeries(List<Received<Series>> series) {
        if (series.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var each = new HashMap<SeriesTicker, Received<Series>>();
        series.forEach(one -> each.put(one.value().ticker(), one));
        var distinct = List.copyOf(each.values());
        var values = Tuple.of(
                column(distinct, one -> one.value().ticker().value()),
                column(distinct, one -> one.value().category()),
                column(distinct, Received::raw),
                now());
        return writes.read(
                pool -> pool.preparedQuery(KEEP_SERIES).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<Void> understood(List<Answer> answers, Instant since) {
        if (answers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var values = Tuple.of(
                column(answers, Answer::source), column(answers, Answer::id), since.atOffset(ZoneOffset.UTC), now());
        return writes.read(
                pool -> pool.preparedQuery(UNDERSTOOD).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<Void> looked(List<MarketTicker> all, List<MarketTicker> finalOnes) {
        var values = Tuple.of(
                new HashSet<>(all).stream().map(MarketTicker::value).toArray(String[]::new),
                finalOnes.stream().map(MarketTicker::value).toArray(String[]::new),
                now());
        return writes.read(pool -> pool.preparedQuery(LOOKED).execute(values).replaceWithVoid());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Tuple texts(Collection<?> values) {
        return Tuple.of(values.stream().map(Object::toString).toArray(String[]::new));
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> value) {
        var column = new @Nullable String[rows.size()];
        for (var i = 0; i < column.length; i++) {
            column[i] = value.apply(rows.get(i));
        }
        return column;
    }
}
