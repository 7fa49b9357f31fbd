package io.evenkeel.pnl.schema;

import io.evenkeel.migration.BackgroundMigration;
import io.evenkeel.migration.MigratedSchema;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** The tables of this service. */
@ApplicationScoped
public class Schema implements MigratedSchema {
    private final BackgroundMigration migration;

    Schema(LiquibaseFactory liquibase) {
        this.migration = new BackgroundMigration(liquibase);
    }

    @Override
    public boolean isReady() {
        return migration.isDone();
    }

    /** Does the work once the tables are there, on the caller's Vert.x context. */
    public <T> Uni<T> whenReady(Supplier<Uni<T>> work) {
        if (migration.isDone()) {
            return work.get();
        }
        var context = Vertx.currentContext();
        var waiting = Uni.createFrom().completionStage(migration::done);
        var here = context == null ? waiting : waiting.emitOn(command -> context.runOnContext(_ -> command.run()));
        return here.chain(_ -> work.get());
    }

    void begin(@Observes StartupEvent start) {
        migration.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        migration.stop();
    }
}
