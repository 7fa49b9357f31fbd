package io.evenkeel.pnl.schema;

import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import liquibase.exception.LiquibaseException;
import org.jboss.logging.Logger;

/** Migrates the schema in the background, again and again until it worked once. */
@ApplicationScoped
public class Schema {
    private static final Logger LOG = Logger.getLogger(Schema.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final LiquibaseFactory liquibase;
    private final CountDownLatch shutdown = new CountDownLatch(1);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    Schema(LiquibaseFactory liquibase) {
        this.liquibase = liquibase;
    }

    /** Whether the tables are there. */
    public boolean isReady() {
        return ready.isDone();
    }

    /** Does the work once the tables are there, on the caller's Vert.x context. */
    public <T> Uni<T> whenReady(Supplier<Uni<T>> work) {
        if (ready.isDone()) {
            return work.get();
        }
        var context = Vertx.currentContext();
        var waiting = Uni.createFrom().completionStage(ready);
        var here = context == null ? waiting : waiting.emitOn(command -> context.runOnContext(_ -> command.run()));
        return here.chain(_ -> work.get());
    }

    void begin(@Observes StartupEvent start) {
        Thread.ofVirtual().name("schema").start(this::prepare);
    }

    void stop(@Observes ShutdownEvent stop) {
        shutdown.countDown();
    }

    private void prepare() {
        try {
            while (!migrated()) {
                if (shutdown.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            ready.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean migrated() {
        try (var change = liquibase.createLiquibase()) {
            change.update(liquibase.createContexts(), liquibase.createLabels());
            return true;
        } catch (LiquibaseException | RuntimeException e) {
            LOG.warnf("The database is not ready yet: %s", e.toString());
            return false;
        }
    }
}
