package io.evenkeel.sync.ingest.store;

import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.LeaseLost;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Transactions that only the present holder of an account's lease can commit; each renews the lease. */
@ApplicationScoped
class FencedWrites {
    // The row lock lasts until the commit: a takeover waits for it, so nothing is written after one.
    private static final String CHECK = """
            UPDATE account_leases SET expires_at = clock_timestamp() + $4 * interval '1 millisecond'
            WHERE account = $1 AND holder = $2 AND token = $3""";

    private final Pool pool;
    private final SyncConfig config;

    FencedWrites(Pool pool, SyncConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Runs the work in one transaction under the fence; fails with {@link LeaseLost} if it was passed. */
    <T> Uni<T> write(Fence fence, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(tx -> check(tx, fence).chain(() -> work.apply(tx)))
                .ifNoItem()
                .after(config.writeTimeout())
                .fail();
    }

    /** A read outside any transaction, within the same time. */
    <T> Uni<T> read(Function<Pool, Uni<T>> work) {
        return work.apply(pool).ifNoItem().after(config.writeTimeout()).fail();
    }

    private Uni<Void> check(SqlConnection tx, Fence fence) {
        var values = Tuple.of(
                fence.account().value(),
                fence.holder(),
                fence.token(),
                config.leaseTime().toMillis());
        return tx.preparedQuery(CHECK)
                .execute(values)
                .chain(rows -> rows.rowCount() == 1
                        ? Uni.createFrom().voidItem()
                        : Uni.createFrom().failure(new LeaseLost(fence.account())));
    }
}
