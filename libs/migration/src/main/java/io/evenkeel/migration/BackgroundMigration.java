package io.evenkeel.migration;

import io.quarkus.liquibase.LiquibaseFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import liquibase.UpdateSummaryEnum;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/**
 * Migrates a service's schema, and does what has to follow, on a thread of its own: again and again until both have
 * worked once, so that the order in which database and service start does not matter.
 */
public final class BackgroundMigration {
    private static final Logger LOG = Logger.getLogger(BackgroundMigration.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final LiquibaseFactory liquibase;
    private final Runnable afterwards;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /**
     * Nothing happens before {@link #start}.
     *
     * @param afterwards runs behind each migration that worked; it is repeated when it fails, unless it fails with
     *     {@link GiveUp}
     */
    public BackgroundMigration(LiquibaseFactory liquibase, Runnable afterwards) {
        this.liquibase = liquibase;
        this.afterwards = afterwards;
    }

    public BackgroundMigration(LiquibaseFactory liquibase) {
        this(liquibase, () -> {});
    }

    /** Returns at once. */
    public void start() {
        Thread.ofVirtual().name("schema").start(this::run);
    }

    /** Begins no further attempt. */
    public void stop() {
        stopping.countDown();
    }

    /** Whether the tables are those of this version. */
    public boolean isDone() {
        return done.isDone() && !done.isCompletedExceptionally();
    }

    /** Completes when it has worked, and fails when there is no use in another attempt. */
    public CompletableFuture<Void> done() {
        return done.copy();
    }

    private void run() {
        try {
            while (!attempt()) {
                if (stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            done.complete(null);
        } catch (GiveUp e) {
            done.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean attempt() {
        try {
            migrate();
            afterwards.run();
            return true;
        } catch (GiveUp e) {
            throw e;
        } catch (LiquibaseException | RuntimeException e) {
            LOG.warnf("the database is not ready yet: %s", e);
            return false;
        }
    }

    private void migrate() throws LiquibaseException {
        try (var change = liquibase.createLiquibase()) {
            // It would print a table of its own beside the log.
            change.setShowSummary(UpdateSummaryEnum.OFF);
            change.update(liquibase.createContexts(), liquibase.createLabels());
        }
    }
}
