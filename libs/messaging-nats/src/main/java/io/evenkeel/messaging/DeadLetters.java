package io.evenkeel.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** For operators: the messages that this service's consumers set aside, and another attempt at them. */
@ApplicationScoped
public class DeadLetters {
    private static final String COLUMNS = """
        SELECT dead_letter_id, consumer, subject, event_id, delivered, reason, headers,
            substring(payload FOR $1) AS payload, octet_length(payload) AS payload_size,
            recorded_at, replay_requested_at, replayed_at
        FROM dead_letters
        """;
    private static final String NEWEST = COLUMNS + "ORDER BY recorded_at DESC, dead_letter_id DESC LIMIT $2";
    private static final String FURTHER = COLUMNS + """
        WHERE (recorded_at, dead_letter_id) < ($3, $4)
        ORDER BY recorded_at DESC, dead_letter_id DESC LIMIT $2\
        """;
    private static final String ONE = COLUMNS + "WHERE dead_letter_id = $2";
    private static final String REQUEST = """
        WITH asked AS (
            UPDATE dead_letters SET replay_requested_at = clock_timestamp()
            WHERE dead_letter_id = $1 AND replayed_at IS NULL
            RETURNING 1)
        SELECT EXISTS (SELECT FROM asked) AS asked,
            EXISTS (SELECT FROM dead_letters WHERE dead_letter_id = $1) AS known\
        """;
    /** Of each letter in a list; a page of the longest ones stays small. */
    private static final int SHOWN_BYTES = 4_096;

    private final Pool pool;

    DeadLetters(Pool pool) {
        this.pool = pool;
    }

    /** The newest ones first, each with the first 4 KiB of its bytes. */
    public Uni<List<DeadLetter>> newest(int limit) {
        return list(NEWEST, Tuple.of(SHOWN_BYTES, limit));
    }

    /** Like {@link #newest}, going on behind a letter of the page before. */
    public Uni<List<DeadLetter>> after(DeadLetter.Place place, int limit) {
        var time = OffsetDateTime.ofInstant(place.recordedAt(), ZoneOffset.UTC);
        return list(FURTHER, Tuple.of(SHOWN_BYTES, limit, time, place.id()));
    }

    /** One letter with all of its bytes. */
    public Uni<Optional<DeadLetter>> find(UUID id) {
        return list(ONE, Tuple.of(Integer.MAX_VALUE, id))
                .map(found -> found.stream().findFirst());
    }

    /** Has the consumer try once more, within seconds; the outcome is seen in the letter. */
    public Uni<ReplayAnswer> replay(UUID id) {
        return pool.preparedQuery(REQUEST).execute(Tuple.of(id)).map(rows -> {
            var row = rows.iterator().next();
            if (row.getBoolean("asked")) {
                return ReplayAnswer.REQUESTED;
            }
            return row.getBoolean("known") ? ReplayAnswer.DONE_BEFORE : ReplayAnswer.UNKNOWN;
        });
    }

    private Uni<List<DeadLetter>> list(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).map(rows -> {
            var letters = new ArrayList<DeadLetter>();
            rows.forEach(row -> letters.add(letter(row)));
            return List.copyOf(letters);
        });
    }

    private static DeadLetter letter(Row row) {
        return new DeadLetter(
                row.getUUID("dead_letter_id"),
                row.getString("consumer"),
                row.getString("subject"),
                row.getUUID("event_id"),
                row.getLong("delivered"),
                row.getString("reason"),
                headers(row.getString("headers")),
                row.getBuffer("payload"),
                row.getInteger("payload_size"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                instant(row.getOffsetDateTime("replay_requested_at")),
                instant(row.getOffsetDateTime("replayed_at")));
    }

    /** They are kept as {@code name: value} lines. */
    private static Map<String, String> headers(String text) {
        var headers = new LinkedHashMap<String, String>();
        text.lines().forEach(line -> {
            var colon = line.indexOf(": ");
            if (colon > 0) {
                headers.merge(line.substring(0, colon), line.substring(colon + 2), (a, b) -> a + ", " + b);
            }
        });
        return headers;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
