package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.Rebuild;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rebuilds at work: the row stays locked for one step, so that no two replicas do the same books. */
final class RebuildStatements {
    static final String COLUMNS = """
            rebuild_id, account, ticker, requested_by, requested_at, state, started_at, finished_at, books, done,
            last_account, last_subaccount, last_ticker, failures, error""";
    private static final String NEXT = "SELECT " + COLUMNS + """
             FROM rebuilds WHERE state IN ('waiting', 'running')
            ORDER BY requested_at, rebuild_id LIMIT 1 FOR UPDATE SKIP LOCKED""";

    /** Whatever a book is made of, so that one that was lost is found too. */
    private static final String ALL = """
            SELECT account, subaccount::int AS subaccount, ticker FROM %1$s
            WHERE ($1::text IS NULL OR account = $1) AND ($2::text IS NULL OR ticker = $2)
                AND (account, subaccount, ticker) > ($3::text, $4::smallint, $5::text)""";

    private static final String EVERY =
            ALL.formatted("books") + " UNION " + ALL.formatted("settlements") + " UNION " + ALL.formatted("fills");
    private static final String BOOKS = """
            SELECT account, subaccount, ticker
            FROM (SELECT e.*, row_number() OVER places AS place,
                      sum(coalesce(b.fills, 0)) OVER places AS fills_so_far
                  FROM (%s ORDER BY account, subaccount, ticker LIMIT $6::int) AS e
                  LEFT JOIN books AS b USING (account, subaccount, ticker)
                  WINDOW places AS (ORDER BY account, subaccount, ticker)) AS next
            WHERE place = 1 OR fills_so_far <= $7::bigint
            ORDER BY account, subaccount, ticker""".formatted(EVERY);
    private static final String SAVE = """
            UPDATE rebuilds SET state = $2, done = $3, last_account = $4, last_subaccount = $5, last_ticker = $6,
                failures = 0, error = NULL, started_at = coalesce(started_at, clock_timestamp()),
                finished_at = CASE WHEN $2 = 'succeeded' THEN clock_timestamp() END,
                books = coalesce(books, (
                    SELECT count(*) FROM books AS b
                    WHERE (rebuilds.account IS NULL OR b.account = rebuilds.account)
                        AND (rebuilds.ticker IS NULL OR b.ticker = rebuilds.ticker)))
            WHERE rebuild_id = $1""";

    private final SqlConnection connection;

    RebuildStatements(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Optional<Rebuild>> next() {
        return connection.preparedQuery(NEXT).execute().map(rows -> {
            var row = rows.iterator();
            return row.hasNext() ? Optional.of(rebuild(row.next())) : Optional.empty();
        });
    }

    Uni<List<BookKey>> books(Rebuild rebuild, int booksMax, long fillsMax) {
        var last = rebuild.last();
        var parameters = Tuple.tuple()
                .addValue(text(rebuild.account()))
                .addValue(text(rebuild.ticker()))
                .addString(last == null ? "" : last.account().value())
                .addInteger(last == null ? 0 : last.subaccount().number())
                .addString(last == null ? "" : last.ticker().value())
                .addInteger(booksMax)
                .addLong(fillsMax);
        return connection.preparedQuery(BOOKS).execute(parameters).map(Cells::keyRows);
    }

    Uni<Void> save(Rebuild rebuild) {
        var last = rebuild.last();
        var parameters = Tuple.tuple()
                .addUUID(rebuild.id())
                .addString(wire(rebuild.state()))
                .addLong(rebuild.done())
                .addString(last == null ? "" : last.account().value())
                .addInteger(last == null ? 0 : last.subaccount().number())
                .addString(last == null ? "" : last.ticker().value());
        return connection.preparedQuery(SAVE).execute(parameters).replaceWithVoid();
    }

    static Rebuild rebuild(Row row) {
        var account = row.getString("account");
        var ticker = row.getString("ticker");
        return new Rebuild(
                row.getUUID("rebuild_id"),
                account == null ? null : new AccountId(account),
                ticker == null ? null : new MarketTicker(ticker),
                row.getString("requested_by"),
                Cells.time(row, "requested_at"),
                Rebuild.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Cells.timeOrNull(row, "started_at"),
                Cells.timeOrNull(row, "finished_at"),
                row.getLong("books"),
                row.getLong("done"),
                last(row),
                row.getInteger("failures"),
                row.getString("error"));
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable BookKey last(Row row) {
        var account = row.getString("last_account");
        return account.isEmpty()
                ? null
                : new BookKey(
                        new AccountId(account),
                        new Subaccount(row.getInteger("last_subaccount")),
                        new MarketTicker(row.getString("last_ticker")));
    }

    private static String wire(Rebuild.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
