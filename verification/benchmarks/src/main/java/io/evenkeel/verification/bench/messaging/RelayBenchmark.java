package io.evenkeel.verification.bench.messaging;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.Rounds;
import io.evenkeel.verification.bench.Size;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Events of four accounts committed to the outbox in one transaction, so that the relay sees them all at once: how fast
 * they are added, and how fast the relay has all of them acknowledged and marked.
 */
@ApplicationScoped
class RelayBenchmark {
    private static final int ACCOUNTS = 4;
    private static final int CHUNK = 1_000;
    private static final double AIM = 10_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final String PLAIN = """
            INSERT INTO plain_rows (event_id, payload) SELECT * FROM unnest($1::uuid[], $2::text[])""";

    private final Broker broker;
    private final Outbox outbox;
    private final Pool pool;

    RelayBenchmark(Broker broker, Outbox outbox, Pool pool) {
        this.broker = broker;
        this.outbox = outbox;
        this.pool = pool;
    }

    List<Figure> measure(Size size) throws Exception {
        broker.newest();
        var added = new double[size.rounds()];
        var plain = new double[size.rounds()];
        var relayed = new double[size.rounds()];
        var published = new double[size.rounds()];
        round("warm", size.messages() / 4, new double[1], new double[1], 0);
        for (var round = 0; round < size.rounds(); round++) {
            plain[round] = plainInsert(events("p" + round, size.messages()));
            published[round] = raw(events("r" + round, size.messages()));
            round("o" + round, size.messages(), added, relayed, round);
        }
        var jnats = new Baseline("jnats publishAsync, no database", Rounds.middle(published));
        var sql = new Baseline("the same INSERT into one table", Rounds.middle(plain));
        return List.of(
                Figure.speed("outbox: relay", "rows/s", Rounds.middle(relayed), jnats, AIM),
                Figure.plain("outbox: add", "rows/s", Rounds.middle(added), sql));
    }

    private void round(String name, int count, double[] added, double[] relayed, int round) throws Exception {
        var events = events(name, count);
        var committing = new AtomicLong();
        var begun = System.nanoTime();
        pool.withTransaction(tx -> inChunks(
                                events, chunk -> outbox.add(tx, chunk).replaceWithVoid())
                        .invoke(() -> committing.set(System.nanoTime())))
                .await()
                .atMost(LIMIT);
        added[round] = Rounds.perSecond(count, begun);
        awaitEmptyOutbox();
        relayed[round] = Rounds.perSecond(count, committing.get());
        pool.query("DELETE FROM outbox_sent").execute().await().atMost(LIMIT);
        pool.query("DELETE FROM outbox").execute().await().atMost(LIMIT);
    }

    private double plainInsert(List<EventEnvelope> events) {
        var begun = System.nanoTime();
        pool.withTransaction(tx -> inChunks(events, chunk -> insert(tx, chunk)))
                .await()
                .atMost(LIMIT);
        var speed = Rounds.perSecond(events.size(), begun);
        pool.query("DELETE FROM plain_rows").execute().await().atMost(LIMIT);
        return speed;
    }

    private static Uni<Void> insert(SqlConnection tx, List<EventEnvelope> chunk) {
        var ids = chunk.stream().map(EventEnvelope::eventId).toArray(UUID[]::new);
        var payloads = chunk.stream()
                .map(event -> new String(EventCodec.encode(event), StandardCharsets.UTF_8))
                .toArray(String[]::new);
        return tx.preparedQuery(PLAIN)
                .execute(Tuple.tuple().addArrayOfUUID(ids).addArrayOfString(payloads))
                .replaceWithVoid();
    }

    private double raw(List<EventEnvelope> events) throws Exception {
        var messages = Broker.encoded(events);
        var begun = System.nanoTime();
        broker.publish(messages);
        return Rounds.perSecond(events.size(), begun);
    }

    private void awaitEmptyOutbox() {
        while (!pool.query("SELECT 1 FROM outbox_pending LIMIT 1")
                .execute()
                .map(rows -> rows.size() == 0)
                .await()
                .atMost(LIMIT)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static Uni<Void> inChunks(List<EventEnvelope> events, Work work) {
        return Multi.createFrom()
                .range(0, (events.size() + CHUNK - 1) / CHUNK)
                .onItem()
                .transformToUniAndConcatenate(i ->
                        work.on(events.subList(i * CHUNK, Math.min(events.size(), (i + 1) * CHUNK))))
                .onItem()
                .ignoreAsUni();
    }

    private static List<EventEnvelope> events(String round, int count) {
        var events = new ArrayList<EventEnvelope>(count);
        for (var account = 0; account < ACCOUNTS; account++) {
            events.addAll(Fills.of("relayed-" + account, round, count / ACCOUNTS));
        }
        return events;
    }

    private interface Work {
        Uni<Void> on(List<EventEnvelope> chunk);
    }
}
