package io.evenkeel.pnl.comparison.store;

import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.Difference;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.comparison.usecase.ComparisonStore;
import io.evenkeel.pnl.ledger.BookKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons in Postgres. Own tallies come from the books, with the revisions
 * of their fills from an index.
 */
@ApplicationScoped
class SqlComparisonStore implements ComparisonStore {
    private static final String KEYS = "unnest($1::text[], $2::int[], $3::text[]) AS k (account, subaccount, ticker)";
    private static final String FILL_TALLIES = """
            SELECT b.account, b.subaccount::int AS subaccount, b.ticker, b.fills AS rows,
                ((b.bid_quantity + b.ask_quantity) * 100)::bigint AS quantity,
                (b.charged_fees * 1000000)::bigint AS fees, b.last_fill_id AS last_id,
                (SELECT coalesce(sum(f.revision), 0)::bigint FROM fills AS f
                 WHERE f.account = b.account AND f.subaccount = b.subaccount AND f.ticker = b.ticker) AS revisions
            FROM books AS b
            """;
    private static final String FILLS = FILL_TALLIES + """
            JOIN %s ON b.account = k.account AND b.subaccount = k.subaccount AND b.ticker = k.ticker
            WHERE b.fills > 0""".formatted(KEYS);
    private static final String FILLS_OF = FILL_TALLIES + """
            WHERE b.account = $1 AND ($2::text IS NULL OR b.ticker = $2::text) AND b.fills > 0""";
    private static final String SETTLEMENT_TALLIES = """
            SELECT DISTINCT ON (s.account, s.subaccount, s.ticker) s.account, s.subaccount::int AS subaccount, s.ticker,
                1::bigint AS rows, ((s.yes_count + s.no_count) * 100)::bigint AS quantity,
                (s.fees * 1000000)::bigint AS fees, NULL::text AS last_id, s.revision::bigint AS revisions
            FROM settlements AS s
            """;
    private static final String NEWEST = """

            ORDER BY s.account, s.subaccount, s.ticker, s.revision DESC""";
    private static final String SETTLEMENTS = SETTLEMENT_TALLIES + """
            JOIN %s ON s.account = k.account AND s.subaccount = k.subaccount
                AND s.ticker = k.ticker""".formatted(KEYS) + NEWEST;
    private static final String SETTLEMENTS_OF = SETTLEMENT_TALLIES + """
            WHERE s.account = $1 AND ($2::text IS NULL OR s.ticker = $2::text)""" + NEWEST;
    private static final String MARKETS = """
            SELECT k.account, k.subaccount, k.ticker, 1::bigint AS rows, 0::bigint AS quantity, 0::bigint AS fees,
                NULL::text AS last_id, m.revision::bigint AS revisions
            FROM %s JOIN markets AS m ON m.ticker = k.ticker""".formatted(KEYS);
    private static final String SAVE = """
            INSERT INTO comparisons (account, state, started_at, finished_at, compared, different, fetched, error)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (account) DO UPDATE SET
                state = excluded.state, started_at = excluded.started_at, finished_at = excluded.finished_at,
                compared = excluded.compared, different = excluded.different, fetched = excluded.fetched,
                error = excluded.error""";
    private static final String FORGET = "DELETE FROM comparison_differences WHERE account = $1";
    private static final String KEEP = """
            INSERT INTO comparison_differences (account, resource, subaccount, ticker, own_rows, own_quantity, own_fees,
                own_last_id, own_revisions, rows, quantity, fees, last_id, revisions, fetched, repaired)
            VALUES ($1, $2, $3, $4, $5, $6 * 0.01::numeric, $7 * 0.000001::numeric, $8, $9, $10, $11 * 0.01::numeric,
                $12 * 0.000001::numeric, $13, $14, $15, $16)""";
    private static final String LAST = "SELECT * FROM comparisons ORDER BY account";
    private static final String DIFFERENCES = """
            SELECT account, resource, subaccount::int AS subaccount, ticker, own_rows,
                (own_quantity * 100)::bigint AS own_quantity, (own_fees * 1000000)::bigint AS own_fees, own_last_id,
                own_revisions, rows, (quantity * 100)::bigint AS quantity, (fees * 1000000)::bigint AS fees, last_id,
                revisions, fetched, repaired
            FROM comparison_differences ORDER BY account, resource, ticker, subaccount""";

    private final Pool pool;

    SqlComparisonStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<BookKey, Tally>> own(Resource resource, Collection<BookKey> keys) {
        var sql = switch (resource) {
            case FILLS -> FILLS;
            case SETTLEMENTS -> SETTLEMENTS;
            case MARKETS -> MARKETS;
        };
        return tallies(resource, sql, keys(keys));
    }

    @Override
    public Uni<Map<BookKey, Tally>> all(Resource resource, AccountId account, @Nullable MarketTicker ticker) {
        var parameters = Tuple.of(account.value(), ticker == null ? null : ticker.value());
        return switch (resource) {
            case FILLS -> tallies(resource, FILLS_OF, parameters);
            case SETTLEMENTS -> tallies(resource, SETTLEMENTS_OF, parameters);
            // They belong to no account.
            case MARKETS -> Uni.createFrom().item(Map.of());
        };
    }

    private Uni<Map<BookKey, Tally>> tallies(Resource resource, String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            Map<BookKey, Tally> tallies = new HashMap<>();
            rows.forEach(row -> {
                var key = key(row);
                tallies.put(key, tally(row, "", lastId(resource, row, key)));
            });
            return tallies;
        });
    }

    @Override
    public Uni<Void> save(Comparison done) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SAVE)
                .execute(head(done))
                .chain(() -> connection
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(done.account().value())))
                .chain(() -> keep(connection, done.differences())));
    }

    @Override
    public Uni<List<Comparison>> last() {
        return pool.preparedQuery(DIFFERENCES)
                .execute()
                .map(SqlComparisonStore::byAccount)
                .chain(differences -> pool.preparedQuery(LAST).execute().map(rows -> {
                    List<Comparison> list = new ArrayList<>();
                    rows.forEach(row -> list.add(comparison(row, differences)));
                    return list;
                }));
    }

    private static Uni<Void> keep(SqlConnection connection, List<Difference> differences) {
        var rows = differences.stream().map(SqlComparisonStore::tuple).toList();
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple head(Comparison done) {
        return Tuple.tuple()
                .addString(done.account().value())
                .addString(done.state().name().toLowerCase(Locale.ROOT))
                .addOffsetDateTime(done.startedAt().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(done.finishedAt().atOffset(ZoneOffset.UTC))
                .addLong(done.compared())
                .addLong(done.different())
                .addLong(done.fetched())
                .addValue(done.error());
    }

    private static Tuple tuple(Difference difference) {
        var tuple = Tuple.tuple()
                .addString(difference.key().account().value())
                .addString(difference.resource().wire())
                .addInteger(difference.key().subaccount().number())
                .addString(difference.key().ticker().value());
        for (var tally : List.of(difference.own(), difference.theirs())) {
            tuple.addLong(tally.rows())
                    .addLong(tally.quantity().contractsE2())
                    .addLong(tally.fees().dollarsE6())
                    .addValue(tally.lastId())
                    .addLong(tally.revisions());
        }
        return tuple.addLong(difference.fetched()).addBoolean(difference.repaired());
    }

    private static Tuple keys(Collection<BookKey> given) {
        var keys = new TreeSet<>(given);
        return Tuple.tuple()
                .addArrayOfString(
                        keys.stream().map(key -> key.account().value()).toArray(String[]::new))
                .addArrayOfInteger(
                        keys.stream().map(key -> key.subaccount().number()).toArray(Integer[]::new))
                .addArrayOfString(keys.stream().map(key -> key.ticker().value()).toArray(String[]::new));
    }

    private static Map<String, List<Difference>> byAccount(RowSet<Row> rows) {
        var differences = new LinkedHashMap<String, List<Difference>>();
        rows.forEach(row -> differences
                .computeIfAbsent(row.getString("account"), _ -> new ArrayList<>())
                .add(new Difference(
                        Resource.valueOf(row.getString("resource").toUpperCase(Locale.ROOT)),
                        key(row),
                        tally(row, "own_", row.getString("own_last_id")),
                        tally(row, "", row.getString("last_id")),
                        row.getLong("fetched"),
                        row.getBoolean("repaired"))));
        return differences;
    }

    private static Comparison comparison(Row row, Map<String, List<Difference>> differences) {
        var account = row.getString("account");
        return new Comparison(
                new AccountId(account),
                Comparison.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("started_at").toInstant(),
                row.getOffsetDateTime("finished_at").toInstant(),
                row.getLong("compared"),
                row.getLong("different"),
                row.getLong("fetched"),
                differences.getOrDefault(account, List.of()),
                row.getString("error"));
    }

    private static BookKey key(Row row) {
        return new BookKey(
                new AccountId(row.getString("account")),
                new Subaccount(row.getInteger("subaccount")),
                new MarketTicker(row.getString("ticker")));
    }

    private static Tally tally(Row row, String prefix, @Nullable String lastId) {
        return new Tally(
                row.getLong(prefix + "rows"),
                new Quantity(row.getLong(prefix + "quantity")),
                new Money(row.getLong(prefix + "fees")),
                lastId,
                row.getLong(prefix + "revisions"));
    }

    /** Of a settlement and a market it is the event's id, which follows from what it is about. */
    private static @Nullable String lastId(Resource resource, Row row, BookKey key) {
        var revision = Long.toString(row.getLong("revisions"));
        var ticker = key.ticker().value();
        return switch (resource) {
            case FILLS -> row.getString("last_id");
            case SETTLEMENTS ->
                EventIds.derive(
                                EventType.SETTLEMENT_RECORDED,
                                key.account().value(),
                                key.subaccount().toString(),
                                ticker,
                                revision)
                        .toString();
            case MARKETS ->
                EventIds.derive(EventType.MARKET_OBSERVED, ticker, revision).toString();
        };
    }
}
