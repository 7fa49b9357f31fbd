package io.evenkeel.sync.schema;

import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/** Migrates the schema in the background, again and again until it worked once. */
@ApplicationScoped
public class Schema {
    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final LiquibaseFactory liquibase;
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private volatile boolean ready;

    Schema(LiquibaseFactory liquibase) {
        this.liquibase = liquibase;
    }

    /** Whether the tables are those of this version. */
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
            while (!attempt()) {
                if (shutdown.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            ready = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try (var change = liquibase.createLiquibase()) {
            change.update(liquibase.createContexts(), liquibase.createLabels());
            return true;
        } catch (LiquibaseException | RuntimeException e) {
            LOG.warnf("the database is not ready yet: %s", e);
            return false;
        }
    }
}
