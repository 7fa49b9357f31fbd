package io.evenkeel.gateway.schema;

import io.evenkeel.gateway.user.usecase.EnsureAdmin;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/** Migrates the schema and makes sure of the admin, in the background, again and again until it worked once. */
@ApplicationScoped
public class Schema {
    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final LiquibaseFactory liquibase;
    private final EnsureAdmin ensureAdmin;
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private volatile boolean ready;

    Schema(LiquibaseFactory liquibase, EnsureAdmin ensureAdmin) {
        this.liquibase = liquibase;
        this.ensureAdmin = ensureAdmin;
    }

    /** Whether tables and admin are there. */
    public boolean isReady() {
        return ready;
    }

    void begin(@Observes StartupEvent start) {
        Thread.ofVirtual().name("schema").start(this::prepare);
    }

    void stop(@Observes ShutdownEvent stop) {
        shutdown.countDown();
    }

    private void prepare() {
        try {
            while (!ready && !attempt()) {
                if (shutdown.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            ready = true;
        } catch (EnsureAdmin.NoAdmin e) {
            LOG.fatal(e.getMessage());
            Quarkus.asyncExit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            migrate();
            ensureAdmin.now();
            return true;
        } catch (EnsureAdmin.NoAdmin e) {
            throw e;
        } catch (LiquibaseException | RuntimeException e) {
            LOG.warnf("The database is not ready yet: %s", e.toString());
            return false;
        }
    }

    private void migrate() throws LiquibaseException {
        try (var change = liquibase.createLiquibase()) {
            change.update(liquibase.createContexts(), liquibase.createLabels());
        }
    }
}
