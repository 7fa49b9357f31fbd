package io.evenkeel.pnl.database;

import io.evenkeel.database.DatabaseHealth;
import io.evenkeel.pnl.schema.Schema;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * The check {@code database}: whether the tables are there and a statement is answered within two seconds. Its data
 * tell how many books wait for late fills to be counted ({@code books.pending}), so that "nothing pending" means that
 * every figure is final.
 */
@Readiness
@ApplicationScoped
class DatabaseCheck implements AsyncHealthCheck {
    private static final String WAITING = "SELECT count(*) AS books FROM books WHERE dirty_since IS NOT NULL";

    private final Pool pool;
    private final Schema schema;

    DatabaseCheck(Pool pool, Schema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!schema.isReady()) {
            return Uni.createFrom().item(() -> DatabaseHealth.down("the tables are not there yet"));
        }
        return DatabaseHealth.bounded(pool.query(WAITING)
                .execute()
                .map(rows -> HealthCheckResponse.named(DatabaseHealth.NAME)
                        .up()
                        .withData("books.pending", rows.iterator().next().getLong("books"))
                        .build()));
    }
}
