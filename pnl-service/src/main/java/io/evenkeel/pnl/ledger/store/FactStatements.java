package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.MarketFact;
import io.evenkeel.pnl.ledger.PositionFact;
import io.evenkeel.pnl.ledger.SettlementFact;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.evenkeel.pnl.settlement.Settlement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settlement rows, markets and positions, and what they say about a book. */
final class FactStatements {
    private static final String SAVE_SETTLEMENTS = """
            INSERT INTO settlements (account, subaccount, ticker, market_result, yes_count, no_count, yes_cost, no_cost,
                revenue, value, fees, settled_time, revision)
            SELECT account, subaccount, ticker, market_result, yes_count * 0.01, no_count * 0.01, yes_cost * 0.000001,
                no_cost * 0.000001, revenue * 0.000001, value * 0.0001, fees * 0.000001, settled_time, revision
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[],
                    $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::timestamptz[], $13::bigint[])
                AS e (account, subaccount, ticker, market_result, yes_count, no_count, yes_cost, no_cost, revenue,
                    value, fees, settled_time, revision)
            ORDER BY account, subaccount, ticker, revision
            ON CONFLICT (account, subaccount, ticker, revision) DO NOTHING
            RETURNING account, subaccount, ticker""";
    private static final String ENDS = """
            SELECT ticker, status, result, (settlement_value * 10000)::bigint AS settlement_value,
                coalesce(settlement_time, close_time) AS ended_at
            FROM markets WHERE ticker = ANY ($1)""";
    private static final String SAVE_MARKETS = """
            INSERT INTO markets AS m (ticker, event_ticker, series_ticker, title, category, status, result,
                settlement_value, settlement_time, close_time, revision)
            SELECT ticker, event_ticker, series_ticker, title, category, status, result, settlement_value * 0.0001,
                settlement_time, close_time, revision
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                    $8::bigint[], $9::timestamptz[], $10::timestamptz[], $11::bigint[])
                AS e (ticker, event_ticker, series_ticker, title, category, status, result, settlement_value,
                    settlement_time, close_time, revision)
            ORDER BY ticker
            ON CONFLICT (ticker) DO UPDATE SET
                event_ticker = excluded.event_ticker, series_ticker = excluded.series_ticker, title = excluded.title,
                category = excluded.category, status = excluded.status, result = excluded.result,
                settlement_value = excluded.settlement_value, settlement_time = excluded.settlement_time,
                close_time = excluded.close_time, revision = excluded.revision, recorded_at = clock_timestamp()
            WHERE m.revision < excluded.revision""";
    private static final String SAVE_POSITIONS = """
            INSERT INTO positions AS p (account, subaccount, ticker, position, observed_time, revision)
            SELECT account, subaccount, ticker, position * 0.01, observed_time, revision
            FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::timestamptz[], $6::bigint[])
                AS e (account, subaccount, ticker, position, observed_time, revision)
            ORDER BY account, subaccount, ticker
            ON CONFLICT (account, subaccount, ticker) DO UPDATE SET
                position = excluded.position, observed_time = excluded.observed_time, revision = excluded.revision
            WHERE p.revision < excluded.revision""";
    private static final String FACTS = """
            SELECT k.account, k.subaccount::int AS subaccount, k.ticker, s.market_result,
                (s.yes_count * 100)::bigint AS yes_count, (s.no_count * 100)::bigint AS no_count,
                (s.yes_cost * 1000000)::bigint AS yes_cost, (s.no_cost * 1000000)::bigint AS no_cost,
                (s.revenue * 1000000)::bigint AS revenue, (s.value * 10000)::bigint AS value,
                (s.fees * 1000000)::bigint AS fees, s.settled_time,
                m.status, m.result, (m.settlement_value * 10000)::bigint AS settlement_value,
                coalesce(m.settlement_time, m.close_time) AS ended_at,
                CASE WHEN c.mismatches >= $4 THEN c.observed_time END AS incomplete_since
            FROM %s
            LEFT JOIN LATERAL (
                SELECT * FROM settlements AS s
                WHERE s.account = k.account AND s.subaccount = k.subaccount AND s.ticker = k.ticker
                ORDER BY s.revision DESC LIMIT 1) AS s ON true
            LEFT JOIN markets AS m ON m.ticker = k.ticker
            LEFT JOIN position_checks AS c
                ON c.account = k.account AND c.subaccount = k.subaccount
                    AND c.ticker = k.ticker""".formatted(Cells.KEYS);

    private final SqlConnection connection;

    FactStatements(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Set<BookKey>> saveSettlements(List<SettlementFact> facts) {
        var columns = Cells.keys(facts, SettlementFact::book)
                .texts(fact -> fact.settlement().result())
                .quantities(fact -> fact.settlement().yesCount())
                .quantities(fact -> fact.settlement().noCount())
                .moneys(fact -> fact.settlement().yesCost())
                .moneys(fact -> fact.settlement().noCost())
                .moneys(fact -> fact.settlement().revenue())
                .prices(fact -> fact.settlement().value())
                .moneys(fact -> fact.settlement().fees())
                .times(fact -> fact.settlement().settledAt())
                .longs(fact -> (long) fact.revision());
        return connection
                .preparedQuery(SAVE_SETTLEMENTS)
                .execute(columns.tuple())
                .map(rows -> new HashSet<>(Cells.keyRows(rows)));
    }

    /** Answers the tickers whose end is another than before. */
    Uni<Set<MarketTicker>> saveMarkets(List<MarketFact> given) {
        var newest = new TreeMap<MarketTicker, MarketFact>();
        given.forEach(fact -> newest.merge(fact.ticker(), fact, (a, b) -> a.revision() >= b.revision() ? a : b));
        var facts = List.copyOf(newest.values());
        return ends(newest.keySet())
                .chain(before -> connection
                        .preparedQuery(SAVE_MARKETS)
                        .execute(marketColumns(facts))
                        .chain(() -> ends(newest.keySet()))
                        .map(after -> changed(before, after)));
    }

    Uni<Void> savePositions(List<PositionFact> given) {
        var newest = new TreeMap<BookKey, PositionFact>();
        given.forEach(fact -> newest.merge(fact.book(), fact, (a, b) -> a.revision() >= b.revision() ? a : b));
        var columns = Cells.keys(List.copyOf(newest.values()), PositionFact::book)
                .quantities(PositionFact::position)
                .times(PositionFact::observedAt)
                .longs(fact -> (long) fact.revision());
        return connection.preparedQuery(SAVE_POSITIONS).execute(columns.tuple()).replaceWithVoid();
    }

    Uni<Map<BookKey, MarketFacts>> load(Collection<BookKey> keys, int mismatchesMax) {
        return connection
                .preparedQuery(FACTS)
                .execute(Cells.keys(keys).tuple().addInteger(mismatchesMax))
                .map(rows -> {
                    Map<BookKey, MarketFacts> facts = new HashMap<>();
                    rows.forEach(row -> facts.put(
                            Cells.key(row),
                            new MarketFacts(settlement(row), end(row), Cells.timeOrNull(row, "incomplete_since"))));
                    return facts;
                });
    }

    private Uni<Map<MarketTicker, MarketEnd>> ends(Collection<MarketTicker> tickers) {
        var names = tickers.stream().map(MarketTicker::value).toArray(String[]::new);
        return connection
                .preparedQuery(ENDS)
                .execute(Tuple.tuple().addArrayOfString(names))
                .map(rows -> {
                    Map<MarketTicker, MarketEnd> ends = new HashMap<>();
                    rows.forEach(row -> ends.put(new MarketTicker(row.getString("ticker")), end(row)));
                    return ends;
                });
    }

    private static Set<MarketTicker> changed(Map<MarketTicker, MarketEnd> before, Map<MarketTicker, MarketEnd> after) {
        var changed = new HashSet<MarketTicker>();
        after.forEach((ticker, end) -> {
            if (!end.equals(before.getOrDefault(ticker, MarketEnd.OPEN))) {
                changed.add(ticker);
            }
        });
        return changed;
    }

    private static Tuple marketColumns(List<MarketFact> facts) {
        return Columns.of(facts)
                .texts(MarketFact::ticker)
                .texts(MarketFact::eventTicker)
                .texts(MarketFact::seriesTicker)
                .texts(MarketFact::title)
                .texts(MarketFact::category)
                .texts(MarketFact::status)
                .texts(fact -> fact.end().result())
                .prices(fact -> fact.end().settlementValue())
                .times(fact -> fact.end().settledAt())
                .times(MarketFact::closeTime)
                .longs(fact -> (long) fact.revision())
                .tuple();
    }

    private static @Nullable Settlement settlement(Row row) {
        var result = row.getString("market_result");
        if (result == null) {
            return null;
        }
        return new Settlement(
                result,
                Cells.quantity(row, "yes_count"),
                Cells.quantity(row, "no_count"),
                Cells.money(row, "yes_cost"),
                Cells.money(row, "no_cost"),
                Cells.money(row, "revenue"),
                Cells.priceOrNull(row, "value"),
                Cells.money(row, "fees"),
                Cells.time(row, "settled_time"));
    }

    /** Times matter only once the market is finalized: a close time that moves before must not rebuild every book. */
    private static MarketEnd end(Row row) {
        var finalized = "finalized".equals(row.getString("status"));
        return new MarketEnd(
                finalized,
                row.getString("result"),
                Cells.priceOrNull(row, "settlement_value"),
                finalized ? Cells.timeOrNull(row, "ended_at") : null);
    }
}
