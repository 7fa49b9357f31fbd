package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fill;
import static io.evenkeel.messaging.Fills.fills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.DecodedEvent;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.PullSubscribeOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a transaction to a handler in the same process, over a real Postgres and a real nats-server. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
class EventFlowIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    FillEffects handler;

    @Inject
    Outbox outbox;

    @Inject
    Pool pool;

    @Inject
    NatsConnection nats;

    @Inject
    NatsNames names;

    @Inject
    RawMessages raw;

    @Inject
    MeterRegistry metrics;

    @Inject
    @Channel("direct")
    Emitter<EventEnvelope> emitter;

    @AfterEach
    void behave() {
        handler.behave();
    }

    @Test
    void committed_event_reaches_the_handler_and_is_marked_as_sent() {
        var event = fill("happy-1");

        handler.add(List.of(event));

        awaitEffects("happy-", List.of("happy-1"));
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(outbox.pending().await().atMost(LIMIT)).isZero();
            assertThat(handler.texts(
                            "SELECT stream_sequence > 0 FROM outbox_sent JOIN outbox USING (seq) WHERE event_id = $1",
                            event.eventId()))
                    .containsExactly("true");
        });
    }

    @Test
    void event_of_a_rolled_back_transaction_is_never_published() {
        var failure = new IllegalStateException("rolled back on purpose");

        assertThat(pool.withTransaction(tx -> outbox.add(tx, List.of(fill("rolled-1")))
                                .chain(() -> Uni.createFrom().<Void>failure(failure)))
                        .onFailure()
                        .recoverWithNull()
                        .await()
                        .atMost(LIMIT))
                .isNull();
        handler.add(List.of(fill("rolled-2")));

        awaitEffects("rolled-", List.of("rolled-2"));
    }

    @Test
    void same_event_added_twice_is_kept_and_published_once() {
        var event = fill("twice-1");

        var added = pool.withTransaction(tx -> outbox.add(tx, List.of(event, event)))
                .await()
                .atMost(LIMIT);
        var again = pool.withTransaction(tx -> outbox.add(tx, List.of(event)))
                .await()
                .atMost(LIMIT);
        handler.add(List.of(fill("twice-2")));

        assertThat(List.of(added, again)).containsExactly(1, 0);
        awaitEffects("twice-", List.of("twice-1", "twice-2"));
        assertThat(handler.batches().stream().flatMap(List::stream).filter("twice-1"::equals))
                .hasSize(1);
    }

    @Test
    void event_delivered_twice_has_one_effect() {
        var event = fill("dup-1");

        // Other message ids: the broker's own window must not be what saves us.
        raw.publish(event, UUID.randomUUID().toString());
        raw.publish(event, UUID.randomUUID().toString());
        raw.publish(fill("dup-2"), UUID.randomUUID().toString());

        awaitEffects("dup-", List.of("dup-1", "dup-2"));
        // Whether both copies came in one fetch or in two, no batch holds an event twice.
        assertThat(handler.batches()).allSatisfy(batch -> assertThat(batch).doesNotHaveDuplicates());
    }

    @Test
    void events_of_one_account_arrive_in_the_order_in_which_they_were_added() {
        var events = fills("order", 300);

        handler.add(events);

        awaitEffects("order-", events.stream().map(Fills::name).toList());
        assertThat(new HashSet<>(handler.batches().stream().map(List::size).toList()))
                .allMatch(size -> size <= 100);
    }

    @Test
    void undecodable_message_becomes_a_dead_letter_and_the_others_go_on() {
        raw.publish(fill("poison-before"), "poison-before");
        raw.publish("portfolio.fill.alpha.KXBAD", "poison", "{\"event_id\": \u0000 nonsense");
        raw.publish(fill("poison-after"), "poison-after");

        awaitEffects("poison-", List.of("poison-before", "poison-after"));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.texts(
                                "SELECT encode(payload, 'escape') LIKE '%nonsense' FROM dead_letters"
                                        + " WHERE subject LIKE $1",
                                "%KXBAD"))
                        .containsExactly("true"));
        assertThat(handler.texts(
                        "SELECT consumer || ' ' || delivered || ' ' || (headers LIKE '%poison%') FROM dead_letters"
                                + " WHERE subject LIKE $1",
                        "%KXBAD"))
                .containsExactly("test-fills 1 true");
        awaitNothingUnsettled();
    }

    @Test
    void unknown_type_is_counted_and_acknowledged() {
        var before = counted("unknown.types");

        raw.publish("portfolio.fill.alpha.KXNEW", "unknown-1", """
            {"event_id": "6f1b6f0e-6a4e-5d0c-9a59-7f3a53a0a111", "type": "fill-annulled",
             "version": 1, "data": {}}\
            """);
        raw.publish(fill("unknown-after"), "unknown-after");

        awaitEffects("unknown-", List.of("unknown-after"));
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(counted("unknown.types") - before).isEqualTo(1));
        awaitNothingUnsettled();
    }

    @Test
    void event_of_a_replica_that_died_between_commit_and_acknowledgement_comes_again_without_another_effect()
            throws Exception {
        awaitNothingUnsettled();
        // Our own channel is kept busy, so that the other replica gets the second event.
        var busy = new CompletableFuture<Void>();
        handler.within(batch -> holds(batch, "busy-first")
                ? Uni.createFrom().completionStage(busy)
                : Uni.createFrom().voidItem());
        raw.publish(fill("busy-first"), "busy-first");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries("busy-first")).isEqualTo(1));
        var inHand = gauge("unacknowledged");
        raw.publish(fill("orphan-1"), "orphan-1");

        var stream = names.stream("PORTFOLIO");
        var replica = nats.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, names.durable("test-fills")));
        var taken = replica.fetch(1, LIMIT).getFirst();
        var envelope = ((DecodedEvent.Known) EventCodec.decode(taken.getData())).envelope();
        handler.consume(new EventBatch(List.of(new ReceivedEvent(envelope, 1, 1))))
                .await()
                .atMost(LIMIT);
        replica.unsubscribe();
        busy.complete(null);

        assertThat(inHand).isEqualTo(1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries("orphan-1")).isEqualTo(2));
        awaitNothingUnsettled();
        assertThat(handler.effects("orphan-")).containsExactly("orphan-1");
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(gauge("unacknowledged")).isZero();
            assertThat(gauge("pending")).isZero();
            assertThat(gauge("lag")).isZero();
        });
    }

    @Test
    void trace_begins_with_an_event_and_goes_on_in_what_its_handler_adds() {
        handler.within(batch -> holds(batch, "traced-1")
                ? pool.withTransaction(tx -> outbox.add(tx, List.of(fill("traced-2"))))
                        .replaceWithVoid()
                : Uni.createFrom().voidItem());

        handler.add(List.of(fill("traced-1")));

        awaitEffects("traced-", List.of("traced-1", "traced-2"));
        var digits = fill("traced-1").eventId().toString().replace("-", "");
        assertThat(List.of(handler.trace("traced-1"), handler.trace("traced-2")))
                .containsOnly("00-" + digits + "-" + digits.substring(16) + "-01");
    }

    @Test
    void event_sent_through_an_outgoing_channel_is_acknowledged_when_it_is_stored() {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(emitter.send(fill("direct-1")).toCompletableFuture())
                        .succeedsWithin(LIMIT));

        awaitEffects("direct-", List.of("direct-1"));
        var digits = fill("direct-1").eventId().toString().replace("-", "");
        assertThat(handler.trace("direct-1")).isEqualTo("00-" + digits + "-" + digits.substring(16) + "-01");
    }

    @Test
    void slow_batch_is_not_delivered_to_another_replica_while_it_is_worked_on() throws Exception {
        // What an earlier test left unsettled would rightly go to the replica.
        awaitNothingUnsettled();
        // Longer than the ack wait of 5 s, shorter than Postgres lets a transaction stand idle.
        var slow = Duration.ofSeconds(7);
        handler.within(batch -> Fills.name(batch.events().getFirst().envelope()).startsWith("slow-")
                ? Uni.createFrom().voidItem().onItem().delayIt().by(slow)
                : Uni.createFrom().voidItem());
        // One event: of several, those that come after the batch began would rightly go to the replica.
        handler.add(List.of(fill("slow-0")));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries("slow-0")).isEqualTo(1));

        var stream = names.stream("PORTFOLIO");
        var replica = nats.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, names.durable("test-fills")));
        var stolen = replica.fetch(3, Duration.ofMillis(6_500));
        replica.unsubscribe();

        assertThat(stolen).isEmpty();
        awaitEffects("slow-", List.of("slow-0"));
        awaitNothingUnsettled();
    }

    @Test
    void accounts_are_published_in_turn() {
        // In one transaction: the relay must not get a head start.
        var all = new ArrayList<>(fills("crowd", 2_000));
        all.add(fill("beta", "quiet-1"));
        handler.add(all);

        await().atMost(LIMIT)
                .until(() -> handler.effects("crowd-").size()
                                + handler.effects("quiet-").size()
                        == all.size());
        var order = handler.texts(
                "SELECT fill_id FROM effects WHERE fill_id LIKE $1 OR fill_id = $2 ORDER BY place",
                "crowd-%",
                "quiet-1");
        assertThat(order.indexOf("quiet-1")).isBetween(0, 1_000);
    }

    /** An event of an earlier test may come again at the head of the batch. */
    private static boolean holds(EventBatch batch, String name) {
        return batch.events().stream()
                .anyMatch(event -> Fills.name(event.envelope()).equals(name));
    }

    private long deliveries(String name) {
        return handler.batches().stream()
                .flatMap(List::stream)
                .filter(name::equals)
                .count();
    }

    private void awaitEffects(String prefix, List<String> expected) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects(prefix)).containsExactlyElementsOf(expected));
    }

    private void awaitNothingUnsettled() {
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> {
            var info = nats.management().getConsumerInfo(names.stream("PORTFOLIO"), names.durable("test-fills"));
            assertThat(info.getNumAckPending() + info.getNumPending()).isZero();
        });
    }

    private double gauge(String what) {
        return metrics.get("evenkeel.messages." + what)
                .tag("channel", "fills")
                .gauge()
                .value();
    }

    private double counted(String what) {
        return metrics.counter("evenkeel.messages." + what, "channel", "fills").count();
    }
}
