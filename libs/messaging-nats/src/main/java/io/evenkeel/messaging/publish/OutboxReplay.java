package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.OutboxRange;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes events that were published already pending again: for a consumer that lost something, or a new one. With the
 * same ids; one that was published within the last two minutes is still known to the broker and not stored twice.
 */
@ApplicationScoped
public class OutboxReplay {
    /** Rows looked at by one statement, whether they match or not: bounds its time. */
    private static final int WINDOW = 10_000;

    private static final String LAST =
            "SELECT coalesce(max(seq), 0) AS last, coalesce(min(seq), 1) AS first FROM outbox";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + OutboxPruning.RETAINED_LOCK + ")";
    private static final String AGAIN = """
        WITH again AS (
            INSERT INTO outbox_pending (stream, account, seq)
            SELECT stream, account, seq FROM outbox
            WHERE seq >= $1 AND seq < $2 AND starts_with(subject, $3)
                AND ($4::timestamptz IS NULL OR added_at >= $4) AND ($5::timestamptz IS NULL OR added_at < $5)
            ON CONFLICT DO NOTHING
            RETURNING seq)
        SELECT (SELECT count(*) FROM again) AS pending,
            (SELECT pg_notify('evenkeel_outbox_' || current_schema(), '') IS NULL FROM again LIMIT 1) AS told\
        """;

    private final Pool pool;

    OutboxReplay(Pool pool) {
        this.pool = pool;
    }

    /**
     * Goes through what was added until now, a chunk per transaction. Cut off in between, what was done stays; harmless
     * when it is done again.
     *
     * @return how many events became pending that were not
     */
    public Uni<Long> publishAgain(OutboxRange range) {
        return pool.query(LAST)
                .execute()
                .map(rows -> rows.iterator().next())
                .chain(row -> windows(range, row.getLong("first"), row.getLong("last")));
    }

    private Uni<Long> windows(OutboxRange range, long first, long last) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(first), next -> window(range, next.getAndAdd(WINDOW), last))
                .whilst(pending -> pending >= 0)
                .filter(pending -> pending > 0)
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    /** How many became pending; below zero when there is nothing more to look at. */
    private Uni<Long> window(OutboxRange range, long from, long last) {
        if (from > last) {
            return Uni.createFrom().item(-1L);
        }
        return pool.withTransaction(tx ->
                tx.query(LOCK).execute().chain(() -> again(tx, range, from, Math.min(from + WINDOW, last + 1))));
    }

    private static Uni<Long> again(SqlConnection tx, OutboxRange range, long from, long to) {
        var arguments = Tuple.of(from, to, range.subjectPrefix(), time(range.from()), time(range.to()));
        return tx.preparedQuery(AGAIN)
                .execute(arguments)
                .map(rows -> rows.iterator().next().getLong("pending"));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
