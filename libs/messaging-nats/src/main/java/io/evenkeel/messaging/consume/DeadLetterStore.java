package io.evenkeel.messaging.consume;

import io.nats.client.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where messages go that could not be read, or failed for good: the bytes as they came, the headers and the reason. */
@ApplicationScoped
class DeadLetterStore {
    private static final int LONGEST_REASON = 2_000;

    private static final String ADD = """
            INSERT INTO dead_letters (dead_letter_id, consumer, stream, stream_sequence, subject, event_id,
                delivered, reason, headers, payload, published_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (dead_letter_id) DO NOTHING""";

    private static final String REQUESTED = """
            SELECT dead_letter_id, stream_sequence, delivered, payload FROM dead_letters
            WHERE consumer = $1 AND replay_requested_at IS NOT NULL
            ORDER BY recorded_at LIMIT $2""";
    private static final String REPLAYED = """
            UPDATE dead_letters SET replay_requested_at = NULL, replayed_at = clock_timestamp()
            WHERE dead_letter_id = $1""";
    private static final String REPLAY_FAILED = """
            UPDATE dead_letters SET replay_requested_at = NULL, reason = $2, delivered = delivered + 1
            WHERE dead_letter_id = $1""";

    private final Pool pool;

    DeadLetterStore(Pool pool) {
        this.pool = pool;
    }

    /** Keeps one message; the same one again changes nothing. Committed when the answer is there. */
    Uni<Void> add(String consumer, Message message, @Nullable UUID eventId, String reason) {
        var place = message.metaData();
        var publishedAt = place.timestamp().toOffsetDateTime();
        var row = Tuple.tuple()
                .addUUID(idOf(consumer, place.getStream(), place.streamSequence(), publishedAt))
                .addString(consumer)
                .addString(place.getStream())
                .addLong(place.streamSequence())
                .addString(message.getSubject())
                .addUUID(eventId)
                .addLong(place.deliveredCount())
                .addString(storable(reason))
                .addString(headers(message))
                .addBuffer(Buffer.buffer(message.getData()))
                .addOffsetDateTime(publishedAt);
        return pool.preparedQuery(ADD).execute(row).replaceWithVoid();
    }

    /** Completes if the database answers at all: tells a failing handler from a database that is away. */
    Uni<Void> reachable() {
        return pool.query("SELECT 1").execute().replaceWithVoid();
    }

    /** Those of a consumer that an operator wants tried again, the oldest first. */
    Uni<List<Replay.Letter>> requested(String consumer, int limit) {
        return pool.preparedQuery(REQUESTED).execute(Tuple.of(consumer, limit)).map(rows -> {
            var letters = new ArrayList<Replay.Letter>();
            rows.forEach(row -> letters.add(new Replay.Letter(
                    row.getUUID("dead_letter_id"),
                    row.getLong("stream_sequence"),
                    Math.toIntExact(row.getLong("delivered")),
                    row.getBuffer("payload"))));
            return List.copyOf(letters);
        });
    }

    Uni<Void> replayed(UUID id) {
        return pool.preparedQuery(REPLAYED).execute(Tuple.of(id)).replaceWithVoid();
    }

    Uni<Void> replayFailed(UUID id, String reason) {
        return pool.preparedQuery(REPLAY_FAILED)
                .execute(Tuple.of(id, storable(reason)))
                .replaceWithVoid();
    }

    private static UUID idOf(String consumer, String stream, long sequence, OffsetDateTime publishedAt) {
        var name = consumer + '\n' + stream + '\n' + sequence + '\n' + publishedAt;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String headers(Message message) {
        var text = new StringBuilder();
        var headers = message.getHeaders();
        if (headers != null) {
            headers.forEach((name, values) -> values.forEach(
                    value -> text.append(name).append(": ").append(value).append('\n')));
        }
        return storable(text.toString());
    }

    /** Postgres stores no NUL in text, and a reason may quote what it could not read. */
    private static String storable(String text) {
        var clean = text.replace("\0", "\\0");
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }
}
