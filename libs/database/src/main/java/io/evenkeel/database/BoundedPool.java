package io.evenkeel.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sets the waits that have no configuration key of their own; their defaults are 60 and 30 seconds. */
@Singleton
class BoundedPool implements PgPoolCreator {
    private final DatabaseConfig config;

    BoundedPool(DatabaseConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        var connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
        var silenceSeconds = Math.toIntExact(config.silenceMax().toSeconds());
        input.pgConnectOptionsList()
                .forEach(options -> options.setConnectTimeout(connectMillis)
                        .setReadIdleTimeout(silenceSeconds)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS));
        var options = input.poolOptions()
                .setConnectionTimeout(Math.toIntExact(config.acquireTimeout().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(options)
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
