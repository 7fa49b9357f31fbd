package io.evenkeel.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** For operators: the messages that this service's consumers set aside, and another attempt at them. */
@ApplicationScoped
public class DeadLetters {
    private static final String LATEST = """
            SELECT dead_letter_id, consumer, subject, event_id, delivered, reason, recorded_at, replayed_at
            FROM dead_letters ORDER BY recorded_at DESC, dead_letter_id LIMIT $1""";
    private static final String REQUEST = """
            UPDATE dead_letters SET replay_requested_at = clock_timestamp()
            WHERE dead_letter_id = $1 AND replayed_at IS NULL""";

    private final Pool pool;

    DeadLetters(Pool pool) {
        this.pool = pool;
    }

    /** The newest ones first. */
    public Uni<List<DeadLetter>> latest(int limit) {
        return pool.preparedQuery(LATEST).execute(Tuple.of(limit)).map(rows -> {
            var letters = new ArrayList<DeadLetter>();
            rows.forEach(row -> letters.add(letter(row)));
            return List.copyOf(letters);
        });
    }

    /**
     * Has the consumer try once more, within seconds; the outcome is seen in {@link #latest}.
     *
     * @return false if there is no such letter, or an attempt at it worked already
     */
    public Uni<Boolean> replay(UUID id) {
        return pool.preparedQuery(REQUEST).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    private static DeadLetter letter(Row row) {
        var replayed = row.getOffsetDateTime("replayed_at");
        return new DeadLetter(
                row.getUUID("dead_letter_id"),
                row.getString("consumer"),
                row.getString("subject"),
                row.getUUID("event_id"),
                row.getLong("delivered"),
                row.getString("reason"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                replayed == null ? null : replayed.toInstant());
    }
}
