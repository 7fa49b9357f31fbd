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
            set_back, last_account, last_subaccount, last_ticker, added_up, failures, error""";
    private static final String NEXT = "SELECT " + COLUMNS + """
             FROM rebuilds WHERE state IN ('waiting', 'running')
            ORDER BY requested_at, rebuild_id LIMIT 1 FOR UPDATE SKIP LOCKED""";

    /**
     * Every book of which anything is known, so that one that was lost is found too. It goes from key to key through
     * the indexes: a step costs as much as the books that it finds, however many fills there are.
     */
    private static final String KEYS = """
            WITH RECURSIVE keys AS (
                SELECT $3::text COLLATE "C" AS account, $4::smallint AS subaccount, $5::text COLLATE "C" AS ticker
                UNION ALL
                SELECT next.account, next.subaccount, next.ticker
                FROM keys AS k
                CROSS JOIN LATERAL (
                    SELECT * FROM (%s UNION ALL %s UNION ALL %s) AS e
                    ORDER BY account, subaccount, ticker LIMIT 1) AS next
                WHERE $1::text IS NULL OR next.account = $1)
            """.formatted(next("books"), next("settlements"), next("fills"));

    /** The first key is where the last step ended. */
    private static final String BOOKS = KEYS + """
            SELECT account, subaccount, ticker
            FROM (SELECT e.*, row_number() OVER places AS place,
                      sum(coalesce(b.fills, 0)) OVER places AS fills_so_far
                  FROM (SELECT * FROM keys
                        WHERE (account, subaccount, ticker) > ($3::text, $4::smallint, $5::text)
                            AND ($2::text IS NULL OR ticker = $2)
                        LIMIT $6::int) AS e
                  LEFT JOIN books AS b USING (account, subaccount, ticker)
                  WINDOW places AS (ORDER BY account, subaccount, ticker)) AS next
            WHERE place = 1 OR fills_so_far <= $7::bigint
            ORDER BY account, subaccount, ticker""";

    private static final String ACCOUNT = """
            SELECT account FROM accounts
            WHERE ($1::text IS NULL OR account = $1) AND account > $2::text ORDER BY account LIMIT 1""";
    private static final String SAVE = """
            UPDATE rebuilds SET state = $2, done = $3, last_account = $4, last_subaccount = $5, last_ticker = $6,
                set_back = $7, added_up = $8, failures = $9, error = $10,
                started_at = coalesce(started_at, clock_timestamp()),
                finished_at = CASE WHEN $2 IN ('succeeded', 'failed') THEN clock_timestamp() END,
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
        var last = rebuild.progress().last();
        var parameters = Tuple.tuple().addValue(text(rebuild.account())).addValue(text(rebuild.ticker()));
        if (last != null) {
            addKey(parameters, last);
        } else {
            // Before every book of the one account, or of all.
            parameters.addString(rebuild.account() == null ? "" : text(rebuild.account()));
            parameters.addInteger(-1).addString("");
        }
        return connection
                .preparedQuery(BOOKS)
                .execute(parameters.addInteger(booksMax).addLong(fillsMax))
                .map(Cells::keyRows);
    }

    Uni<Optional<AccountId>> account(Rebuild rebuild) {
        var last = rebuild.progress().addedUp();
        return connection
                .preparedQuery(ACCOUNT)
                .execute(Tuple.of(text(rebuild.account()), last == null ? "" : last.value()))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext()
                            ? Optional.of(new AccountId(row.next().getString("account")))
                            : Optional.empty();
                });
    }

    Uni<Void> save(Rebuild rebuild, Rebuild.Progress progress) {
        var last = progress.last();
        var addedUp = progress.addedUp();
        var parameters = Tuple.tuple()
                .addUUID(rebuild.id())
                .addString(wire(progress.state()))
                .addLong(progress.done());
        if (last != null) {
            addKey(parameters, last);
        } else {
            parameters.addString("").addInteger(0).addString("");
        }
        parameters
                .addLong(progress.setBack())
                .addString(addedUp == null ? "" : addedUp.value())
                .addInteger(progress.failures())
                .addValue(progress.error());
        return connection.preparedQuery(SAVE).execute(parameters).replaceWithVoid();
    }

    private static void addKey(Tuple parameters, BookKey key) {
        parameters
                .addString(key.account().value())
                .addInteger(key.subaccount().number())
                .addString(key.ticker().value());
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
                Cells.timeOrNull(row, "started_at"),
                Cells.timeOrNull(row, "finished_at"),
                row.getLong("books"),
                progress(row));
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Rebuild.Progress progress(Row row) {
        var addedUp = row.getString("added_up");
        return new Rebuild.Progress(
                Rebuild.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("done"),
                row.getLong("set_back"),
                last(row),
                addedUp.isEmpty() ? null : new AccountId(addedUp),
                row.getInteger("failures"),
                row.getString("error"));
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

    /** The first key after that of {@code k}. */
    private static String next(String table) {
        return """
            (SELECT account, subaccount, ticker FROM %s
                     WHERE (account, subaccount, ticker) > (k.account, k.subaccount, k.ticker)
                     ORDER BY account, subaccount, ticker LIMIT 1)""".formatted(table);
    }

    private static String wire(Rebuild.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
