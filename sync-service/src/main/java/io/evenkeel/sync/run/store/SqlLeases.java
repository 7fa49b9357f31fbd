package io.evenkeel.sync.run.store;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.run.usecase.Leases;
import io.evenkeel.sync.run.usecase.RunIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SqlLeases implements Leases {
    private static final String ACQUIRE = """
            INSERT INTO account_leases AS l (account, holder, token, expires_at)
            VALUES ($1, $2, 1, clock_timestamp() + $3 * interval '1 millisecond')
            ON CONFLICT (account) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at,
                token = l.token + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END
            WHERE l.holder = excluded.holder OR l.expires_at < clock_timestamp()
            RETURNING token""";
    private static final String RENEW = """
            UPDATE account_leases SET expires_at = clock_timestamp() + $2 * interval '1 millisecond'
            WHERE holder = $1 AND expires_at >= clock_timestamp()""";
    private static final String RELEASE = """
            UPDATE account_leases SET expires_at = '-infinity' WHERE account = $1 AND holder = $2 AND token = $3""";

    private final Pool pool;
    private final SyncConfig config;
    /** New with every start: a worker that was killed is another one. */
    private final UUID holder = RunIds.next();

    SqlLeases(Pool pool, SyncConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Override
    public Uni<Optional<Fence>> acquire(AccountId account) {
        var values = Tuple.of(account.value(), holder, config.leaseTime().toMillis());
        return bounded(pool.preparedQuery(ACQUIRE).execute(values).map(rows -> {
            var row = rows.iterator();
            return row.hasNext()
                    ? Optional.of(new Fence(account, holder, row.next().getLong("token")))
                    : Optional.<Fence>empty();
        }));
    }

    @Override
    public Uni<Void> renew() {
        var values = Tuple.of(holder, config.leaseTime().toMillis());
        return bounded(pool.preparedQuery(RENEW).execute(values).replaceWithVoid());
    }

    @Override
    public Uni<Void> release(Fence fence) {
        var values = Tuple.of(fence.account().value(), fence.holder(), fence.token());
        return bounded(pool.preparedQuery(RELEASE).execute(values).replaceWithVoid());
    }

    private <T> Uni<T> bounded(Uni<T> work) {
        return work.ifNoItem().after(config.writeTimeout()).fail();
    }
}
