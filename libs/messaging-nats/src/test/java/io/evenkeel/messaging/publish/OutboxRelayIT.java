package io.evenkeel.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.BalanceObserved;
import io.evenkeel.contracts.event.CashMovementRecorded;
import io.evenkeel.contracts.event.EventData;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.messaging.Outbox;
import io.evenkeel.messaging.OutboxRange;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.messaging.nats.NatsSettings;
import io.evenkeel.messaging.retention.RetentionSettings;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfoOptions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The relay against a real Postgres and a real nats-server: what happens at its weak moments. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
class OutboxRelayIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @Inject
    NatsConnection nats;

    @Inject
    NatsNames names;

    @Inject
    NatsSettings settings;

    @Inject
    RetentionSettings retention;

    @Inject
    OutboxReplay replay;

    @Inject
    OwnedStreams streams;

    @Inject
    EventPublisher publisher;

    @Inject
    MeterRegistry metrics;

    @Test
    void crash_between_publish_and_mark_publishes_again_and_is_stored_once() throws Exception {
        var event = balance("alpha", "mark");
        add(List.of(event));
        awaitEmptyOutbox();
        var before = sequenceOf(event);
        var stored = stored("STATE");
        var duplicates = count("duplicates");

        // What a crash leaves: the broker has it, and our tables do not say so.
        pool.withTransaction(tx -> tx.preparedQuery("""
            INSERT INTO outbox_pending (stream, account, seq)
            SELECT stream, account, seq FROM outbox WHERE event_id = $1\
            """)
                        .execute(Tuple.of(event.eventId()))
                        .chain(() -> tx.preparedQuery("DELETE FROM outbox_sent s USING outbox o"
                                        + " WHERE s.seq = o.seq AND event_id = $1")
                                .execute(Tuple.of(event.eventId()))))
                .await()
                .atMost(LIMIT);

        awaitEmptyOutbox();
        assertThat(sequenceOf(event)).isEqualTo(before);
        assertThat(stored("STATE")).isEqualTo(stored);
        awaitCounted("duplicates", duplicates + 1);
    }

    @Test
    void second_relay_gets_no_lock_and_publishes_nothing() {
        var ofTheSecond = new SimpleMeterRegistry();
        var work = new RelayWork(streams, publisher, settings, retention, ofTheSecond);
        var second = new OutboxRelay(pool, nats, work);
        awaitLockHeld();
        awaitEmptyOutbox();
        var before = count("published");
        second.start(new StartupEvent());
        try {
            add(IntStream.range(0, 500)
                    .mapToObj(i -> balance("alpha", "two-" + i))
                    .toList());
            awaitEmptyOutbox();

            awaitLockHeld();
            awaitCounted("published", before + 500);
            assertThat(ofTheSecond.find("evenkeel.outbox.published").counter()).isNull();
        } finally {
            second.stop(new ShutdownEvent());
        }
    }

    @Test
    void relay_takes_the_lock_again_after_its_session_was_ended() {
        awaitLockHeld();
        var ended = pool.query("SELECT pg_terminate_backend(pid) FROM (SELECT DISTINCT pid FROM pg_locks"
                        + " WHERE locktype = 'advisory' AND granted AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())) AS holders")
                .execute()
                .await()
                .atMost(LIMIT)
                .size();
        assertThat(ended).isPositive();

        assertEachIsPublishedAtOnce("session");
    }

    @Test
    void relay_is_woken_by_the_commit() {
        awaitLockHeld();
        assertEachIsPublishedAtOnce("woken");
    }

    @Test
    void published_events_are_pruned_when_they_are_old_and_nothing_else_is() {
        var old = balance("alpha", "prune-old");
        var fresh = balance("alpha", "prune-fresh");
        var waiting = balance("alpha", "prune-waiting");
        add(List.of(old, fresh, waiting));
        awaitEmptyOutbox();
        // Of a stream that this service does not own, so that it stays pending.
        execute("UPDATE outbox SET stream = 'SYNC' WHERE event_id = $1", waiting.eventId());
        execute(
                "INSERT INTO outbox_pending SELECT stream, account, seq FROM outbox WHERE event_id = $1",
                waiting.eventId());
        age(waiting).chain(() -> age(old)).await().atMost(LIMIT);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(kept(old)).isZero());
        assertThat(List.of(kept(fresh), kept(waiting))).containsExactly(1L, 1L);
        execute("DELETE FROM outbox_pending p USING outbox o WHERE p.seq = o.seq AND event_id = $1", waiting.eventId());
    }

    @Test
    void handled_ids_and_settled_dead_letters_are_pruned_when_they_are_old() {
        execute(
                "INSERT INTO inbox (consumer, event_id, received_at) VALUES ('prune', $1, now() - interval '91 days')",
                UUID.fromString("00000000-0000-4000-8000-000000000001"));
        execute(
                "INSERT INTO inbox (consumer, event_id, received_at) VALUES ('prune', $1, now() - interval '89 days')",
                UUID.fromString("00000000-0000-4000-8000-000000000002"));
        letter("00000000-0000-4000-8000-000000000003", "now() - interval '31 days'");
        letter("00000000-0000-4000-8000-000000000004", "now() - interval '29 days'");
        letter("00000000-0000-4000-8000-000000000005", "NULL");

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                rows("inbox WHERE consumer = 'prune'") + rows("dead_letters WHERE consumer = 'prune'"))
                        .isEqualTo(3));
    }

    @Test
    void nothing_is_pruned_under_the_hands_of_a_replay() {
        var event = balance("alpha", "hands-1");
        add(List.of(event));
        awaitEmptyOutbox();

        pool.withTransaction(tx -> tx.query("SELECT pg_advisory_xact_lock(" + OutboxPruning.RETAINED_LOCK + ")")
                        .execute()
                        .chain(() -> age(event))
                        .chain(this::keepTheRelayGoing)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(() -> assertThat(kept(event)).isEqualTo(1)))
                .await()
                .atMost(LIMIT);

        await().atMost(LIMIT).untilAsserted(() -> assertThat(kept(event)).isZero());
    }

    @Test
    void retained_events_of_a_range_are_published_again() {
        add(List.of(balance("gamma", "range-1"), balance("gamma", "range-2"), balance("delta", "range-3")));
        awaitEmptyOutbox();
        var published = count("published");
        var gamma = new OutboxRange(null, null, "state.balance.gamma");

        assertThat(replay.publishAgain(gamma).await().atMost(LIMIT)).isEqualTo(2);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(count("published") - published).isEqualTo(2));

        var later = new OutboxRange(Instant.parse("2126-01-01T00:00:00Z"), null, "");
        assertThat(replay.publishAgain(later).await().atMost(LIMIT)).isZero();
        var earlier = new OutboxRange(null, Instant.parse("2025-01-01T00:00:00Z"), "");
        assertThat(replay.publishAgain(earlier).await().atMost(LIMIT)).isZero();
    }

    @Test
    void stream_that_refuses_events_does_not_hold_up_the_others() throws Exception {
        add(List.of(balance("alpha", "refused-before")));
        awaitEmptyOutbox();
        var state = names.stream("STATE");
        var management = nats.management();
        var foreign = names.stream("FOREIGN");
        // Somebody else's stream took the subjects: ours cannot be made, and an answer of theirs must not count.
        var elsewhere = StreamConfiguration.builder(
                        management.getStreamInfo(state).getConfiguration())
                .subjects(names.subject("elsewhere.>"))
                .build();
        var taking = StreamConfiguration.builder()
                .name(foreign)
                .subjects(names.subject("state.>"))
                .build();
        // The relay may put its stream right in between.
        await().atMost(LIMIT).ignoreExceptions().until(() -> {
            management.updateStream(elsewhere);
            return management.addStream(taking) != null;
        });
        try {
            add(List.of(balance("alpha", "refused-1")));
            var portfolio = stored("PORTFOLIO");
            add(List.of(deposit("refused-2")));

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(stored("PORTFOLIO")).isEqualTo(portfolio + 1));
            await().atMost(LIMIT).untilAsserted(() -> assertThat(pending()).isEqualTo(1));
        } finally {
            management.deleteStream(foreign);
        }
        awaitEmptyOutbox();
    }

    /** The relay looks by itself once a second; so many looks would take twice the limit. */
    private void assertEachIsPublishedAtOnce(String name) {
        awaitEmptyOutbox();
        var began = System.nanoTime();
        for (var i = 0; i < 40; i++) {
            add(List.of(balance("alpha", name + "-" + i)));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(LIMIT)
                    .until(() -> pending() == 0);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    /** For several times the pause between two rounds of pruning. */
    private Uni<Void> keepTheRelayGoing() {
        return Multi.createFrom()
                .range(0, 20)
                .onItem()
                .transformToUniAndConcatenate(i -> pool.withTransaction(
                                tx -> outbox.add(tx, List.of(balance("alpha", "going-" + i))))
                        .chain(this::emptied))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> emptied() {
        return Uni.createFrom()
                .item(this::pending)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .repeat()
                .until(pending -> pending == 0)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> age(EventEnvelope event) {
        return pool.withTransaction(tx -> tx.preparedQuery("UPDATE outbox_sent s SET sent_at = sent_at - interval"
                        + " '31 days' FROM outbox o WHERE s.seq = o.seq AND event_id = $1")
                .execute(Tuple.of(event.eventId()))
                .chain(() -> tx.preparedQuery(
                                "UPDATE outbox SET added_at = added_at - interval '31 days'" + " WHERE event_id = $1")
                        .execute(Tuple.of(event.eventId())))
                .replaceWithVoid());
    }

    private void execute(String sql, UUID eventId) {
        pool.preparedQuery(sql).execute(Tuple.of(eventId)).await().atMost(LIMIT);
    }

    private void letter(String id, String replayedAt) {
        execute(
                "INSERT INTO dead_letters (dead_letter_id, consumer, stream, stream_sequence, subject, delivered,"
                        + " reason, headers, payload, published_at, recorded_at, replayed_at) VALUES ($1, 'prune',"
                        + " 's', 1, 's', 5, 'r', '', '', now(), now() - interval '40 days', " + replayedAt + ")",
                UUID.fromString(id));
    }

    private long rows(String from) {
        return pool.query("SELECT count(*) FROM " + from)
                .execute()
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getLong(0);
    }

    private long kept(EventEnvelope event) {
        return rows("outbox WHERE event_id = '" + event.eventId() + "'");
    }

    private void awaitLockHeld() {
        await().atMost(LIMIT).untilAsserted(() -> {
            var free = RelayLock.tryAcquire(pool);
            free.ifPresent(RelayLock::close);
            assertThat(free).isEmpty();
        });
    }

    private void add(List<EventEnvelope> events) {
        pool.withTransaction(tx -> outbox.add(tx, events)).await().atMost(LIMIT);
    }

    private long pending() {
        return outbox.pending().await().atMost(LIMIT);
    }

    private void awaitEmptyOutbox() {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(pending()).isZero());
    }

    private long sequenceOf(EventEnvelope event) {
        return pool.preparedQuery("SELECT stream_sequence FROM outbox_sent JOIN outbox USING (seq) WHERE event_id = $1")
                .execute(Tuple.of(event.eventId()))
                .await()
                .atMost(LIMIT)
                .iterator()
                .next()
                .getLong(0);
    }

    private long stored(String stream) throws Exception {
        return nats.management()
                .getStreamInfo(names.stream(stream), StreamInfoOptions.builder().build())
                .getStreamState()
                .getMsgCount();
    }

    private double count(String what) {
        return metrics.counter("evenkeel.outbox." + what, "stream", "STATE").count();
    }

    private void awaitCounted(String what, double expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(count(what)).isEqualTo(expected));
    }

    private static EventEnvelope balance(String account, String name) {
        var data = new BalanceObserved(new Subaccount(0), new Money(1_000_000), new Money(0), NOON);
        return envelope(account, EventType.BALANCE_OBSERVED, name, data);
    }

    private static EventEnvelope deposit(String name) {
        var amount = new Money(1_000_000);
        var data = new CashMovementRecorded(name, "deposit", "applied", "ach", amount, new Money(0), NOON, null, 1);
        return envelope("alpha", EventType.CASH_MOVEMENT_RECORDED, name, data);
    }

    private static EventEnvelope envelope(String account, EventType type, String name, EventData data) {
        return new EventEnvelope(EventIds.derive(type, account, name), NOON, NOON, new AccountId(account), data);
    }
}
