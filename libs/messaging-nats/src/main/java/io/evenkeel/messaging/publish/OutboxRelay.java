package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.nats.NatsConnection;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the outbox as long as the service runs, in one process of any number.
 *
 * <p>Runs on a virtual thread of its own, and only in a service that owns streams. It is woken by the commit of whoever
 * adds events, in any process, and looks now and then by itself. Whatever goes wrong ends the turn, gives the lock up
 * and begins again: all it knows is in Postgres.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Pool pool;
    private final NatsConnection nats;
    private final RelayWork work;
    private final OutboxSignal signal = new OutboxSignal();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile String lastProblem = "";

    OutboxRelay(Pool pool, NatsConnection nats, RelayWork work) {
        this.pool = pool;
        this.nats = nats;
        this.work = work;
    }

    /** Why nothing is published; empty while all is well, or another process does it. */
    public Optional<String> waitingFor() {
        return Optional.of(lastProblem).filter(problem -> !problem.isEmpty());
    }

    void start(@Observes StartupEvent event) {
        if (work.ownsStreams()) {
            thread = Thread.ofVirtual().name("outbox-relay").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        signal.raise();
        var running = thread;
        if (running != null) {
            try {
                running.join(SHUTDOWN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (!stopped(Duration.ZERO)) {
            try {
                ownAndPublish();
            } catch (Exception e) { // The edge of the thread: it must outlive whatever a turn meets.
                logOnce(e);
            }
            stopped(AFTER_FAILURE);
        }
    }

    private void ownAndPublish() throws Exception {
        if (!nats.isConnected()) {
            return;
        }
        var acquired = RelayLock.tryAcquire(pool);
        if (acquired.isEmpty()) {
            lastProblem = "";
            return;
        }
        try (var lock = acquired.get()) {
            // Before the first look: what is added later is told, what was added before is seen.
            lock.listen(signal::raise);
            var turn = work.begin(lock.connection());
            while (!stopped(Duration.ZERO)) {
                turn.watchStreams(nats.epoch());
                var pause = turn.publishOnce();
                lastProblem = "";
                signal.await(pause);
            }
        }
    }

    /** Waits so long, or until the service stops. */
    private boolean stopped(Duration wait) {
        try {
            return stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void logOnce(Exception e) {
        var problem = String.valueOf(e);
        if (!problem.equals(lastProblem)) {
            LOG.warnf("the outbox waits: %s", problem);
            LOG.debug("why the outbox waits", e);
            lastProblem = problem;
        }
    }
}
