package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.nats.NatsSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The relay's statements, all on the one connection that holds its lock: whoever lost the lock can neither read what is
 * pending nor mark it. Blocks; for the relay's thread.
 */
final class RelayStore {
    private static final int REWIND_CHUNK = 5_000;

    // Lanes by skip scan, then the head of each lane, oldest first; places are dealt round robin over the lanes. Of a
    // stream that is published again a lane is two: new events do not wait behind the old ones. What is under way is
    // left out as a span of its lane; an event within it that was committed late is found later.
    private static final String NEXT = """
        WITH RECURSIVE lanes AS (
            (SELECT stream, account FROM outbox_pending ORDER BY stream, account LIMIT 1)
            UNION ALL
            SELECT n.stream, n.account
            FROM lanes l CROSS JOIN LATERAL (
                SELECT p.stream, p.account FROM outbox_pending p
                WHERE (p.stream, p.account) > (l.stream, l.account)
                ORDER BY p.stream, p.account LIMIT 1) n),
        away AS (
            SELECT * FROM unnest($4::text[], $5::text[], $6::bigint[], $7::bigint[])
                AS a (stream, account, first, last)),
        parts AS (
            SELECT l.stream, l.account, r.first, r.last
            FROM lanes l LEFT JOIN outbox_streams s USING (stream)
            CROSS JOIN LATERAL (VALUES
                (coalesce(s.again_to, 0) + 1, 9223372036854775807, false),
                (1, coalesce(s.again_to, 0), true)) AS r (first, last, again)
            WHERE l.stream = ANY ($1) AND r.first <= r.last AND NOT (r.again AND l.stream = ANY ($8))),
        turn AS (
            SELECT h.seq, h.place
            FROM parts l LEFT JOIN away w USING (stream, account)
            CROSS JOIN LATERAL (
                SELECT p.seq, row_number() OVER (ORDER BY p.seq) AS place FROM outbox_pending p
                WHERE p.stream = l.stream AND p.account = l.account AND p.seq BETWEEN l.first AND l.last
                    AND (w.first IS NULL OR p.seq NOT BETWEEN w.first AND w.last)
                ORDER BY p.seq LIMIT greatest($2, $3 / (SELECT count(*) FROM lanes))) h
            ORDER BY h.place LIMIT $3)
        SELECT o.seq, o.event_id, o.stream, o.account, o.subject, o.payload, o.traceparent,
            (extract(epoch FROM clock_timestamp() - o.added_at) * 1000)::bigint AS age_millis
        FROM turn JOIN outbox o USING (seq)
        ORDER BY turn.place, o.seq\
        """;

    private static final String MARK = """
        WITH acked AS (
            SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
                AS a (stream, account, seq, stream_sequence)),
        done AS (
            DELETE FROM outbox_pending p USING acked a
            WHERE p.stream = a.stream AND p.account = a.account AND p.seq = a.seq),
        seen AS (
            UPDATE outbox_streams s SET last_sequence = greatest(s.last_sequence, m.newest)
            FROM (SELECT stream, max(stream_sequence) AS newest FROM acked GROUP BY stream) m
            WHERE s.stream = m.stream)
        INSERT INTO outbox_sent (seq, stream_sequence) SELECT seq, stream_sequence FROM acked
        ON CONFLICT (seq) DO UPDATE
            SET stream_sequence = excluded.stream_sequence, sent_at = clock_timestamp()\
        """;

    private static final String REWIND = """
        WITH looked AS (
            SELECT stream, account, seq FROM outbox WHERE stream = $1 AND seq > $2 ORDER BY seq LIMIT $3),
        queued AS (
            INSERT INTO outbox_pending (stream, account, seq)
            SELECT stream, account, seq FROM looked l
            WHERE $4::bigint = 0 OR EXISTS (
                SELECT FROM outbox_sent s WHERE s.seq = l.seq AND s.stream_sequence > $4)
            ON CONFLICT DO NOTHING)
        SELECT max(seq) AS last FROM looked\
        """;

    // What waits already was never published, as far as it was added after an earlier loss.
    private static final String LET_NEW_ONES_PASS = """
        UPDATE outbox_streams s SET again_to = coalesce(
            (SELECT min(p.seq) - 1 FROM outbox_pending p WHERE p.stream = $1 AND p.seq > s.again_to),
            (SELECT max(o.seq) FROM outbox o WHERE o.stream = $1),
            s.again_to)
        WHERE s.stream = $1\
        """;

    private static final String REMEMBER = """
        INSERT INTO outbox_streams (stream, created_at, last_sequence, server) VALUES ($1, $2, $3, $4)
        ON CONFLICT (stream) DO UPDATE
            SET created_at = excluded.created_at, last_sequence = excluded.last_sequence, server = excluded.server\
        """;

    private static final String SEEN = "SELECT created_at, last_sequence, server FROM outbox_streams WHERE stream = $1";
    private static final String PENDING =
            "SELECT count(*) AS pending FROM (SELECT FROM outbox_pending LIMIT $1) AS counted";
    private static final int LARGEST_COUNT = 100_000;

    private final SqlConnection connection;
    private final Duration timeout;

    RelayStore(SqlConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /**
     * The next events of these streams, dealt in turn over accounts and streams.
     *
     * @param underWay left out
     */
    List<OutboxRow> next(Awake streams, List<LaneSpan> underWay, NatsSettings.Relay sizes) {
        var arguments = Tuple.tuple()
                .addArrayOfString(streams.all().toArray(String[]::new))
                .addInteger(sizes.laneSize())
                .addInteger(sizes.batchSize())
                .addArrayOfString(underWay.stream().map(LaneSpan::stream).toArray(String[]::new))
                .addArrayOfString(underWay.stream().map(LaneSpan::account).toArray(String[]::new))
                .addArrayOfLong(underWay.stream().map(LaneSpan::first).toArray(Long[]::new))
                .addArrayOfLong(underWay.stream().map(LaneSpan::last).toArray(Long[]::new))
                .addArrayOfString(streams.newOnly().toArray(String[]::new));
        var batch = new ArrayList<OutboxRow>();
        run(NEXT, arguments).forEach(row -> batch.add(OutboxRow.of(row)));
        return batch;
    }

    /** Takes acknowledged events off the pending table and notes where they are, in one statement. */
    void mark(List<Published> published) {
        var size = published.size();
        var streams = new String[size];
        var accounts = new String[size];
        var seqs = new Long[size];
        var streamSequences = new Long[size];
        for (var i = 0; i < size; i++) {
            var one = published.get(i);
            streams[i] = one.key().stream();
            accounts[i] = one.key().account();
            seqs[i] = one.key().seq();
            streamSequences[i] = one.streamSequence();
        }
        run(
                MARK,
                Tuple.tuple()
                        .addArrayOfString(streams)
                        .addArrayOfString(accounts)
                        .addArrayOfLong(seqs)
                        .addArrayOfLong(streamSequences));
    }

    /** How many events wait, counted up to a bound. */
    long pending() {
        return run(PENDING, Tuple.of(LARGEST_COUNT)).iterator().next().getLong("pending");
    }

    boolean isPending(String stream) {
        var sql = "SELECT EXISTS (SELECT FROM outbox_pending WHERE stream = $1) AS waits";
        return run(sql, Tuple.of(stream)).iterator().next().getBoolean("waits");
    }

    Optional<StreamSeen> lastSeen(String stream) {
        for (var row : run(SEEN, Tuple.of(stream))) {
            return Optional.of(new StreamSeen(
                    stream,
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getLong("last_sequence"),
                    row.getString("server")));
        }
        return Optional.empty();
    }

    /** Has events that are added from now on pass those that will be published again. Before the {@link #rewind}. */
    void letNewOnesPass(String stream) {
        run(LET_NEW_ONES_PASS, Tuple.of(stream));
    }

    /**
     * Makes those events of a stream pending again that were stored behind a sequence; 0 means whatever was ever added.
     * In chunks that stay under the statement time-out. Harmless when it is cut off and done again.
     */
    void rewind(String stream, long behind) {
        var last = 0L;
        while (true) {
            var rows = run(REWIND, Tuple.of(stream, last, REWIND_CHUNK, behind));
            var reached = rows.iterator().next().getLong("last");
            if (reached == null) {
                return;
            }
            last = reached;
        }
    }

    void remember(StreamSeen seen) {
        run(
                REMEMBER,
                Tuple.of(
                        seen.stream(),
                        OffsetDateTime.ofInstant(seen.createdAt(), ZoneOffset.UTC),
                        seen.lastSequence(),
                        seen.server()));
    }

    /**
     * Streams that take events now.
     *
     * @param newOnly those of them that have no room for what is published again
     */
    record Awake(List<String> all, List<String> newOnly) {}

    private RowSet<Row> run(String sql, Tuple arguments) {
        Uni<RowSet<Row>> answer = connection.preparedQuery(sql).execute(arguments);
        return answer.await().atMost(timeout);
    }
}
