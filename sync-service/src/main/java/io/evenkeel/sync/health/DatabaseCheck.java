package io.evenkeel.sync.health;

import io.evenkeel.database.DatabaseHealth;
import io.evenkeel.sync.schema.Schema;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers a statement within two seconds and has the tables of this version: a frozen one refuses
 * nothing and answers nothing.
 */
@Readiness
@ApplicationScoped
class DatabaseCheck implements AsyncHealthCheck {
    private final Pool pool;
    private final Schema schema;

    DatabaseCheck(Pool pool, Schema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return DatabaseHealth.bounded(pool.query("SELECT 1")
                .execute()
                .map(rows -> schema.isReady()
                        ? HealthCheckResponse.up(DatabaseHealth.NAME)
                        : DatabaseHealth.down("its schema is not migrated yet")));
    }
}
