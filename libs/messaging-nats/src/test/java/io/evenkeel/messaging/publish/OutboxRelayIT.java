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
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.messaging.nats.NatsSettings;
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
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
                        SELECT stream, account, seq FROM outbox WHERE event_id = $1""")
                        .execute(Tuple.of(event.eventId()))
                        .chain(() -> tx.preparedQuery("DELETE FROM outbox_sent s USING outbox o"
                                        + " WHERE s.seq = o.seq AND event_id = $1")
                                .execute(Tuple.of(event.eventId()))))
                .await()
                .atMost(LIMIT);

        awaitEmptyOutbox();
        assertThat(sequenceOf(event)).isEqualTo(before);
        assertThat(stored("STATE")).isEqualTo(stored);
        assertThat(count("duplicates") - duplicates).isEqualTo(1);
    }

    @Test
    void second_relay_gets_no_lock_and_publishes_nothing() {
        var ofTheSecond = new SimpleMeterRegistry();
        var second = new OutboxRelay(
                pool, nats, new OutboxSignal(), new RelayWork(streams, publisher, settings, ofTheSecond));
        awaitLockHeld();
        var before = count("published");
        second.start(new StartupEvent());
        try {
            add(IntStream.range(0, 500)
                    .mapToObj(i -> balance("alpha", "two-" + i))
                    .toList());
            awaitEmptyOutbox();

            awaitLockHeld();
            assertThat(count("published") - before).isEqualTo(500);
            assertThat(ofTheSecond.find("evenkeel.outbox.published").counter()).isNull();
        } finally {
            second.stop(new ShutdownEvent());
        }
    }

    @Test
    void relay_takes_the_lock_again_after_its_session_was_ended() {
        awaitLockHeld();
        var ended = pool.query("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())")
                .execute()
                .await()
                .atMost(LIMIT)
                .size();
        assertThat(ended).isEqualTo(1);

        add(List.of(balance("alpha", "session")));

        awaitEmptyOutbox();
    }

    @Test
    void stream_that_refuses_events_does_not_hold_up_the_others() throws Exception {
        add(List.of(balance("alpha", "refused-before")));
        awaitEmptyOutbox();
        var state = names.stream("STATE");
        var management = nats.management();
        var foreign = names.stream("FOREIGN");
        // Somebody else's stream took the subjects: ours cannot be made, and an answer of theirs must not count.
        management.updateStream(
                StreamConfiguration.builder(management.getStreamInfo(state).getConfiguration())
                        .subjects(names.subject("elsewhere.>"))
                        .build());
        management.addStream(StreamConfiguration.builder()
                .name(foreign)
                .subjects(names.subject("state.>"))
                .build());
        try {
            add(List.of(balance("alpha", "refused-1")));
            var portfolio = stored("PORTFOLIO");
            add(List.of(deposit("refused-2")));

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(stored("PORTFOLIO")).isEqualTo(portfolio + 1));
            assertThat(pending()).isEqualTo(1);
        } finally {
            management.deleteStream(foreign);
        }
        awaitEmptyOutbox();
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
