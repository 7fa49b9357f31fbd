package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.pnl.ledger.BookKey;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares positions of one account. An observation older than the newest fill says nothing, nor does zero once the
 * market is not traded any more: the exchange hides positions that await their settlement. A second check within the
 * pause, by another replica, counts as the same one.
 */
final class PositionChecks {
    private static final String CHECK = """
            WITH compared AS (
                SELECT p.account, p.subaccount, p.ticker, p.observed_time,
                    coalesce(b.bid_quantity - b.ask_quantity, 0) = p.position AS agrees
                FROM positions AS p
                LEFT JOIN books AS b
                    ON b.account = p.account AND b.subaccount = p.subaccount AND b.ticker = p.ticker
                LEFT JOIN markets AS m ON m.ticker = p.ticker
                WHERE p.account = $1
                    AND (b.account IS NULL OR (b.settled_at IS NULL AND b.dirty_since IS NULL))
                    AND (b.last_fill_at IS NULL OR p.observed_time >= b.last_fill_at)
                    AND (p.position <> 0 OR m.status IS NULL
                        OR m.status IN ('initialized', 'inactive', 'active'))),
            wrong AS (
                INSERT INTO position_checks AS c (account, subaccount, ticker, mismatches, checked_at, observed_time)
                SELECT account, subaccount, ticker, 1, clock_timestamp(), observed_time FROM compared WHERE NOT agrees
                ORDER BY account, subaccount, ticker
                ON CONFLICT (account, subaccount, ticker) DO UPDATE SET
                    mismatches = least(c.mismatches + 1, 1000000), checked_at = excluded.checked_at
                WHERE c.checked_at <= excluded.checked_at - $3::bigint * interval '1 millisecond'
                RETURNING account, subaccount, ticker, mismatches),
            agreed AS (
                DELETE FROM position_checks AS c USING compared AS d
                WHERE d.agrees AND c.account = d.account AND c.subaccount = d.subaccount AND c.ticker = d.ticker
                RETURNING c.account, c.subaccount, c.ticker, c.mismatches)
            SELECT account, subaccount, ticker FROM wrong WHERE mismatches = $2
            UNION ALL
            SELECT account, subaccount, ticker FROM agreed WHERE mismatches >= $2""";

    private final SqlConnection connection;

    PositionChecks(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Set<BookKey>> check(AccountId account, int mismatchesMax, Duration pause) {
        return connection
                .preparedQuery(CHECK)
                .execute(Tuple.of(account.value(), mismatchesMax, pause.toMillis()))
                .map(rows -> new HashSet<>(Cells.keyRows(rows)));
    }
}
