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
    private final Pool pool;

    SqlLedger(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Uni<T> inTransaction(Function<LedgerTransaction, Uni<T>> work) {
        return pool.withTransaction(connection -> work.apply(new SqlLedgerTransaction(connection)));
    }
}
