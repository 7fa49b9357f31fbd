package io.evenkeel.pnl.ledger.store;

import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.settlement.Alarm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Books whose figures lack a fill that is stored already. */
final class DirtyBooks {
    private static final String MARK = """
            UPDATE books AS b SET dirty_since = coalesce(dirty_since, clock_timestamp()), version = version + 1
            FROM %s
            WHERE b.account = k.account AND b.subaccount = k.subaccount
                AND b.ticker = k.ticker""".formatted(Cells.KEYS);

    /** The pause doubles with every failure, up to about a quarter of an hour. */
    private static final String SET_BACK = """
            UPDATE books AS b SET dirty_since = coalesce(dirty_since, clock_timestamp()), version = version + 1,
                failures = least(failures + 1, 1000000),
                retry_at = clock_timestamp() + power(2, least(failures + 1, 10)) * interval '1 second', alarm = $4
            FROM %s
            WHERE b.account = k.account AND b.subaccount = k.subaccount
                AND b.ticker = k.ticker""".formatted(Cells.KEYS);

    private static final String STILL = """
            SELECT b.account, b.subaccount, b.ticker
            FROM books AS b
            JOIN %s ON b.account = k.account AND b.subaccount = k.subaccount AND b.ticker = k.ticker
            WHERE b.dirty_since IS NOT NULL""".formatted(Cells.KEYS);

    /** The running sum cuts off where the work of one transaction would become too much. */
    private static final String RESTED = """
            SELECT account, subaccount, ticker
            FROM (SELECT account, subaccount, ticker, row_number() OVER longest AS place,
                      sum(fills) OVER longest AS fills_so_far
                  FROM books
                  WHERE dirty_since IS NOT NULL
                      AND coalesce(rebuilt_at <= clock_timestamp() - $1::bigint * interval '1 millisecond', true)
                      AND coalesce(retry_at <= clock_timestamp(), true)
                  WINDOW longest AS (ORDER BY dirty_since, account, subaccount, ticker)
                  LIMIT 500) AS waiting
            WHERE place = 1 OR fills_so_far <= $2::bigint""";

    private final SqlConnection connection;

    DirtyBooks(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> mark(Collection<BookKey> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(MARK)
                        .execute(Cells.keys(keys).tuple())
                        .replaceWithVoid();
    }

    Uni<Void> setBack(BookKey key) {
        return connection
                .preparedQuery(SET_BACK)
                .execute(Cells.keys(List.of(key)).tuple().addString(Alarm.NOT_COMPUTED.wire()))
                .replaceWithVoid();
    }

    Uni<Set<BookKey>> rested(Duration rest, long fillsMax) {
        return connection
                .preparedQuery(RESTED)
                .execute(Tuple.of(rest.toMillis(), fillsMax))
                .map(rows -> new HashSet<>(Cells.keyRows(rows)));
    }

    Uni<Set<BookKey>> still(Collection<BookKey> keys) {
        return connection
                .preparedQuery(STILL)
                .execute(Cells.keys(keys).tuple())
                .map(rows -> new HashSet<>(Cells.keyRows(rows)));
    }
}
