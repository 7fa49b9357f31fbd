package io.evenkeel.pnl.ledger.store;

import io.evenkeel.pnl.ledger.usecase.Ledger;
import io.evenkeel.pnl.ledger.usecase.LedgerTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Transactions on the service's pool; how long one may take is bounded by the time-outs of the database role. */
@ApplicationScoped
class SqlLedger implements Ledger {
    // Longer than the role's own limit: waiting for another batch of the same account is no failure of this one.
    private static final String PATIENCE = "SET LOCAL lock_timeout = '25s'";

    private final Pool pool;

    SqlLedger(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Uni<T> inTransaction(Function<LedgerTransaction, Uni<T>> work) {
        return pool.withTransaction(connection ->
                connection.query(PATIENCE).execute().chain(() -> work.apply(new SqlLedgerTransaction(connection))));
    }
}
