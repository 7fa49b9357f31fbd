package io.evenkeel.messaging;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Where a service leaves the events it has to publish, in the transaction of the change they tell of.
 *
 * <p>A committed event is published at least once, however often the process or the broker dies. The relay does that
 * shortly after the commit; nothing here waits for the broker.
 */
@ApplicationScoped
public class Outbox {
    // Ordered by the position in the list, so that one call's events keep their order within an account. The relay is
    // told by the commit, not before it: there is something to see when it looks.
    private static final String ADD = """
        WITH added AS (
            INSERT INTO outbox (event_id, account, stream, subject, type, payload, traceparent)
            SELECT event_id, account, stream, subject, type, payload, $7
            FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
                WITH ORDINALITY AS e (event_id, account, stream, subject, type, payload, place)
            ORDER BY place
            ON CONFLICT (event_id) DO NOTHING
            RETURNING stream, account, seq),
        queued AS (
            INSERT INTO outbox_pending (stream, account, seq) SELECT stream, account, seq FROM added)
        SELECT (SELECT count(*) FROM added)::int AS added,
            (SELECT pg_notify('evenkeel_outbox_' || current_schema(), '') IS NULL FROM added LIMIT 1) AS told\
        """;

    private final Pool pool;

    Outbox(Pool pool) {
        this.pool = pool;
    }

    /**
     * Adds events in one round trip. An event whose id is there already changes nothing, published or not. All of them
     * carry the {@link Trace} of the work at hand.
     *
     * @param tx the connection of the caller's open transaction
     * @return how many of them were new
     * @throws IllegalArgumentException if an event names no account though its subject needs one
     */
    public Uni<Integer> add(SqlConnection tx, List<EventEnvelope> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return tx.preparedQuery(ADD)
                .execute(columns(events))
                .map(rows -> rows.iterator().next().getInteger("added"));
    }

    /** How many events are committed here and not yet acknowledged by the broker. */
    public Uni<Long> pending() {
        return pool.query("SELECT count(*) AS pending FROM outbox_pending")
                .execute()
                .map(rows -> rows.iterator().next().getLong("pending"));
    }

    private static Tuple columns(List<EventEnvelope> events) {
        var size = events.size();
        var ids = new UUID[size];
        var accounts = new String[size];
        var streams = new String[size];
        var subjects = new String[size];
        var types = new String[size];
        var payloads = new String[size];
        for (var i = 0; i < size; i++) {
            var event = events.get(i);
            var account = event.account();
            ids[i] = event.eventId();
            accounts[i] = account == null ? "" : account.value();
            streams[i] = event.type().stream().name();
            subjects[i] = EventSubjects.of(event);
            types[i] = event.type().wire();
            payloads[i] = new String(EventCodec.encode(event), StandardCharsets.UTF_8);
        }
        return Tuple.tuple()
                .addArrayOfUUID(ids)
                .addArrayOfString(accounts)
                .addArrayOfString(streams)
                .addArrayOfString(subjects)
                .addArrayOfString(types)
                .addArrayOfString(payloads)
                .addString(Trace.currentOr(ids[0]));
    }
}
