package io.evenkeel.pnl.ledger.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Collection;

/** Locks that last until the end of the transaction, always taken in key order. */
final class Locks {
    private static final String SHARED = """
            SELECT pg_advisory_xact_lock_shared(id)
            FROM (SELECT DISTINCT hashtextextended('market ' || key, 0) AS id FROM unnest($1::text[]) AS k (key)
                  ORDER BY id) AS ids""";
    private static final String MARKETS = SHARED.replace("_shared", "");
    private static final String ACCOUNTS = MARKETS.replace("market ", "account ");
    private static final String KNOWN = """
            INSERT INTO accounts (account, display_name, owner, environment, credentials, revision)
            SELECT account, account, 'admin', 'unknown', 'unknown', 0
            FROM unnest($1::text[]) AS k (account) ORDER BY account
            ON CONFLICT (account) DO NOTHING""";

    private final SqlConnection connection;

    Locks(SqlConnection connection) {
        this.connection = connection;
    }

    Uni<Void> shareMarkets(Collection<?> tickers) {
        return run(SHARED, tickers);
    }

    Uni<Void> markets(Collection<?> tickers) {
        return run(MARKETS, tickers);
    }

    Uni<Void> accounts(Collection<?> accounts) {
        return run(ACCOUNTS, accounts).chain(() -> run(KNOWN, accounts));
    }

    private Uni<Void> run(String sql, Collection<?> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var texts = keys.stream().map(Object::toString).distinct().sorted().toArray(String[]::new);
        return connection
                .preparedQuery(sql)
                .execute(Tuple.tuple().addArrayOfString(texts))
                .replaceWithVoid();
    }
}
