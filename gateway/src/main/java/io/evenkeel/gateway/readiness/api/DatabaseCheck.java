package io.evenkeel.gateway.readiness.api;

import io.evenkeel.gateway.schema.Schema;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the gateway's own database answers within two seconds and its schema is up to date. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements AsyncHealthCheck {
    private static final String NAME = "database";
    private static final Duration ANSWER_MAX = Duration.ofSeconds(2);

    private final Pool pool;
    private final Schema schema;

    DatabaseCheck(Pool pool, Schema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return pool.query("select 1")
                .execute()
                .map(rows -> schema.isReady()
                        ? HealthCheckResponse.up(NAME)
                        : down("its schema is not migrated yet, or the admin is not there"))
                .ifNoItem()
                .after(ANSWER_MAX)
                .recoverWithItem(() -> down("no answer within " + ANSWER_MAX.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> down("refused"));
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
