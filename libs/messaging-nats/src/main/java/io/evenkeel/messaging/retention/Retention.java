package io.evenkeel.messaging.retention;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Prunes the tables of consumers, on a virtual thread of its own. Replicas that do it at the same time pass over each
 * other's rows. A round that fails is made up for by the next one.
 */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Duration STATEMENT = Duration.ofSeconds(10);

    private static final String INBOX = """
        DELETE FROM inbox WHERE (consumer, event_id) IN (
            SELECT consumer, event_id FROM inbox
            WHERE received_at < clock_timestamp() - make_interval(secs => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)\
        """;
    private static final String DEAD_LETTERS = """
        DELETE FROM dead_letters WHERE dead_letter_id IN (
            SELECT dead_letter_id FROM dead_letters
            WHERE replayed_at < clock_timestamp() - make_interval(secs => $1) LIMIT $2 FOR UPDATE SKIP LOCKED)\
        """;

    private final Pool pool;
    private final RetentionSettings settings;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Retention(Pool pool, RetentionSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("messaging-retention").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        while (!stopped(settings.every())) {
            try {
                var pruned = round();
                if (pruned > 0) {
                    LOG.infof("pruned %d rows of inbox and dead letters", pruned);
                }
            } catch (RuntimeException e) { // The edge of the thread: the database may be away.
                LOG.warnf("inbox and dead letters not pruned: %s", e);
            }
        }
    }

    /** One round over both tables; returns how many rows went. Blocks. */
    long round() {
        return prune(INBOX, settings.inbox()) + prune(DEAD_LETTERS, settings.deadLetters());
    }

    private long prune(String sql, Duration age) {
        var sum = 0L;
        while (stopping.getCount() > 0) {
            var rows = pool.preparedQuery(sql)
                    .execute(Tuple.of((double) age.toSeconds(), settings.chunk()))
                    .await()
                    .atMost(STATEMENT)
                    .rowCount();
            sum += rows;
            if (rows < settings.chunk()) {
                break;
            }
        }
        return sum;
    }

    private boolean stopped(Duration wait) {
        try {
            return stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
