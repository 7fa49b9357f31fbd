package io.evenkeel.sync.schema;

import io.evenkeel.migration.BackgroundMigration;
import io.evenkeel.migration.MigratedSchema;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

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

    void begin(@Observes StartupEvent start) {
        migration.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        migration.stop();
    }
}
