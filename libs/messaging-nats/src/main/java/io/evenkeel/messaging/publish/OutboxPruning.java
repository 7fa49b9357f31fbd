package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.retention.RetentionSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes published events that are old enough out of the outbox, a chunk at a time between two batches. Walks from the
 * oldest up and leaves out what is pending. For the relay's thread, on its connection.
 */
final class OutboxPruning {
    private static final Logger LOG = Logger.getLogger(OutboxPruning.class);

    // Whoever makes retained events pending again holds the same lock: an event pruned under his hands would stay
    // pending for ever. Asked for in a statement of its own, so that the next one sees all that he has done.
    static final String RETAINED_LOCK = "hashtextextended('evenkeel.outbox.retained.' || current_schema(), 0)";
    private static final String TRY = "SELECT pg_try_advisory_xact_lock(" + RETAINED_LOCK + ") AS held";

    private static final String PRUNE = """
        WITH head AS (
            SELECT seq, stream, account, added_at FROM outbox WHERE seq > $1 ORDER BY seq LIMIT $3),
        old AS (
            SELECT h.seq FROM head h JOIN outbox_sent s USING (seq)
            WHERE greatest(h.added_at, s.sent_at) < clock_timestamp() - make_interval(secs => $2)
                AND NOT EXISTS (
                    SELECT FROM outbox_pending p
                    WHERE p.stream = h.stream AND p.account = h.account AND p.seq = h.seq)),
        gone AS (DELETE FROM outbox o USING old WHERE o.seq = old.seq),
        forgotten AS (DELETE FROM outbox_sent s USING old WHERE s.seq = old.seq)
        SELECT (SELECT count(*) FROM old) AS pruned, max(seq) AS reached,
            coalesce(bool_and(added_at < clock_timestamp() - make_interval(secs => $2)), false) AS more
        FROM head\
        """;

    private final SqlConnection connection;
    private final RetentionSettings settings;
    private final Duration timeout;
    private long reached;
    private long pruned;
    private long nextAt = System.nanoTime();

    OutboxPruning(SqlConnection connection, RetentionSettings settings, Duration timeout) {
        this.connection = connection;
        this.settings = settings;
        this.timeout = timeout;
    }

    /** Prunes one chunk if a round is due or under way. */
    void step() {
        if (System.nanoTime() - nextAt < 0) {
            return;
        }
        if (!chunk().await().atMost(timeout)) {
            if (pruned > 0) {
                LOG.infof("pruned %d published events from the outbox", pruned);
            }
            reached = 0;
            pruned = 0;
            nextAt = System.nanoTime() + settings.every().toNanos();
        }
    }

    /** True if the round goes on. */
    private Uni<Boolean> chunk() {
        return connection
                .begin()
                .chain(tx -> lock().chain(
                                held -> held ? prune() : Uni.createFrom().item(true))
                        .call(tx::commit)
                        .onFailure()
                        .call(tx::rollback));
    }

    private Uni<Boolean> lock() {
        return connection
                .query(TRY)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("held"));
    }

    private Uni<Boolean> prune() {
        var age = (double) settings.outbox().toSeconds();
        return connection
                .preparedQuery(PRUNE)
                .execute(Tuple.of(reached, age, settings.chunk()))
                .map(rows -> note(rows.iterator().next()));
    }

    private boolean note(Row row) {
        pruned += row.getLong("pruned");
        if (!row.getBoolean("more")) {
            return false;
        }
        reached = row.getLong("reached");
        return true;
    }
}
