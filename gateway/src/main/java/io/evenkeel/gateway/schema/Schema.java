package io.evenkeel.gateway.schema;

import io.evenkeel.gateway.user.usecase.EnsureAdmin;
import io.evenkeel.migration.BackgroundMigration;
import io.evenkeel.migration.MigratedSchema;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** The tables of the gateway, and the admin in them, without whom it does not run. */
@ApplicationScoped
public class Schema implements MigratedSchema {
    private static final Logger LOG = Logger.getLogger(Schema.class);

    private final BackgroundMigration migration;

    Schema(LiquibaseFactory liquibase, EnsureAdmin ensureAdmin) {
        this.migration = new BackgroundMigration(liquibase, ensureAdmin::now);
    }

    @Override
    public boolean isReady() {
        return migration.isDone();
    }

    void begin(@Observes StartupEvent start) {
        var _ = migration.done().exceptionally(failure -> {
            LOG.fatal(failure.getMessage());
            Quarkus.asyncExit(1);
            return null;
        });
        migration.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        migration.stop();
    }
}
