package io.evenkeel.pnl.ledger.store;

import io.evenkeel.contracts.id.AccountId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Adds up again what is kept as sums of books, for a whole account; only rows that differ are written. */
final class SlotSums {
    private static final String AGAIN = """
            WITH summed AS (
                SELECT account, subaccount, %2$s AS slot, sum(trading_pnl) AS trading_pnl,
                    sum(settlement_pnl) AS settlement_pnl, sum(fees) AS fees, sum(unknown_fees) AS unknown_fees,
                    sum(wins) AS wins, sum(losses) AS losses, sum(breakeven) AS breakeven, sum(unknown) AS unknown
                FROM book_slots WHERE account = $1 GROUP BY 1, 2, 3),
            gone AS (
                DELETE FROM %1$s AS s
                WHERE s.account = $1 AND NOT EXISTS (
                    SELECT FROM summed AS n
                    WHERE n.account = s.account AND n.subaccount = s.subaccount AND n.slot = s.slot))
            INSERT INTO %1$s AS s (account, subaccount, slot, trading_pnl, settlement_pnl, fees, unknown_fees, wins,
                losses, breakeven, unknown)
            SELECT account, subaccount, slot, trading_pnl, settlement_pnl, fees, unknown_fees, wins, losses, breakeven,
                unknown
            FROM summed ORDER BY account, subaccount, slot
            ON CONFLICT (account, subaccount, slot) DO UPDATE SET
                trading_pnl = excluded.trading_pnl, settlement_pnl = excluded.settlement_pnl, fees = excluded.fees,
                unknown_fees = excluded.unknown_fees, wins = excluded.wins, losses = excluded.losses,
                breakeven = excluded.breakeven, unknown = excluded.unknown
            WHERE (s.trading_pnl, s.settlement_pnl, s.fees, s.unknown_fees, s.wins, s.losses, s.breakeven, s.unknown)
                IS DISTINCT FROM (excluded.trading_pnl, excluded.settlement_pnl, excluded.fees, excluded.unknown_fees,
                    excluded.wins, excluded.losses, excluded.breakeven, excluded.unknown)""";
    private static final String SLOTS = AGAIN.formatted("slots", "slot");
    private static final String HOURS = AGAIN.formatted("hours", "date_trunc('hour', slot, 'UTC')");

    private final SqlConnection connection;

    SlotSums(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> addUp(AccountId account) {
        return connection
                .preparedQuery(SLOTS)
                .execute(Tuple.of(account.value()))
                .chain(() -> connection.preparedQuery(HOURS).execute(Tuple.of(account.value())))
                .replaceWithVoid();
    }
}
