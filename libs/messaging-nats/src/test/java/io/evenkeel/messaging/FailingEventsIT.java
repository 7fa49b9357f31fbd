package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fill;
import static io.evenkeel.messaging.Fills.fills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.nats.client.PullSubscribeOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Handlers that fail: which events come again, which are set aside, and when. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
class FailingEventsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    FillEffects handler;

    @Inject
    Pool pool;

    @Inject
    NatsConnection nats;

    @Inject
    NatsNames names;

    @Inject
    RawMessages raw;

    @Inject
    DeadLetters letters;

    @AfterEach
    void behave() {
        handler.behave();
    }

    @Test
    void failing_event_is_tried_alone_and_at_last_becomes_a_dead_letter() {
        handler.within(batch -> batch.events().stream()
                        .anyMatch(event -> Fills.name(event.envelope()).equals("fail-5"))
                ? Uni.createFrom().failure(new IllegalStateException("does not like fail-5"))
                : Uni.createFrom().voidItem());

        handler.add(fills("fail", 10));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.texts(
                                "SELECT delivered || ' ' || reason FROM dead_letters WHERE event_id = $1",
                                fill("fail-5").eventId()))
                        .containsExactly("5 java.lang.IllegalStateException: does not like fail-5"));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects("fail-"))
                        .containsExactlyInAnyOrder(
                                "fail-0", "fail-1", "fail-2", "fail-3", "fail-4", "fail-6", "fail-7", "fail-8",
                                "fail-9"));
        awaitNothingUnsettled();
    }

    @Test
    void event_that_fails_once_has_its_effect_at_the_next_delivery() {
        handler.within(batch -> batch.events().getFirst().delivered() == 1
                        && Fills.name(batch.events().getFirst().envelope()).equals("flaky-1")
                ? Uni.createFrom().failure(new IllegalStateException("not yet"))
                : Uni.createFrom().voidItem());

        handler.add(List.of(fill("flaky-1")));

        awaitEffects("flaky-", List.of("flaky-1"));
        awaitNothingUnsettled();
    }

    @Test
    void event_whose_handler_fails_after_its_commit_comes_again_without_another_effect() {
        handler.afterwards(batch -> batch.events().getFirst().delivered() == 1
                        && Fills.name(batch.events().getFirst().envelope()).equals("late-1")
                ? Uni.createFrom().failure(new IllegalStateException("after the commit"))
                : Uni.createFrom().voidItem());

        handler.add(List.of(fill("late-1")));

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries("late-1")).isEqualTo(2));
        awaitNothingUnsettled();
        assertThat(handler.effects("late-")).containsExactly("late-1");
    }

    @Test
    void dead_letter_that_is_replayed_has_its_effect() {
        handler.within(batch -> Fills.name(batch.events().getFirst().envelope()).equals("again-1")
                ? Uni.createFrom().failure(new IllegalStateException("broken today"))
                : Uni.createFrom().voidItem());
        handler.add(List.of(fill("again-1")));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(letterOf("again-1")).isPresent());
        var id = letterOf("again-1").orElseThrow().id();
        handler.behave();

        assertThat(letters.replay(id).await().atMost(LIMIT)).isEqualTo(ReplayAnswer.REQUESTED);

        awaitEffects("again-", List.of("again-1"));
        await().atMost(LIMIT).until(() -> letterOf("again-1").orElseThrow().replayedAt() != null);
        assertThat(letters.replay(id).await().atMost(LIMIT)).isEqualTo(ReplayAnswer.DONE_BEFORE);
    }

    @Test
    void event_that_cannot_be_computed_is_set_aside_at_its_first_delivery() {
        failWith("never-3", () -> Uni.createFrom().failure(new ArithmeticException("long overflow")));

        handler.add(fills("never", 5));

        awaitLetter("never-3", 1, "long overflow");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects("never-")).hasSize(4));
        awaitNothingUnsettled();
    }

    @Test
    void event_whose_data_the_database_refuses_is_set_aside_after_one_attempt_more() {
        failWith(
                "refused-1",
                () -> pool.query("INSERT INTO effects (event_id, fill_id) VALUES (NULL, 'x')")
                        .execute()
                        .replaceWithVoid());

        handler.add(List.of(fill("refused-1")));

        awaitLetter("refused-1", 1, "null value in column");
        assertThat(deliveries("refused-1")).isEqualTo(2);
    }

    @Test
    void deliveries_that_did_not_fail_do_not_count() throws Exception {
        awaitNothingUnsettled();
        // Our own channel is kept busy while another replica takes the event again and again, and dies each time.
        var busy = new CompletableFuture<Void>();
        handler.within(batch -> Fills.name(batch.events().getFirst().envelope()).equals("kills-busy")
                ? Uni.createFrom().completionStage(busy)
                : Uni.createFrom().voidItem());
        raw.publish(fill("kills-busy"), "kills-busy");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(deliveries("kills-busy")).isEqualTo(1));
        raw.publish(fill("kills-1"), "kills-1");
        var stream = names.stream("PORTFOLIO");
        var replica = nats.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, names.durable("test-fills")));
        for (var i = 0; i < 6; i++) {
            replica.fetch(1, Duration.ofSeconds(5)).getFirst().nak();
        }
        replica.unsubscribe();
        handler.within(batch -> deliveries("kills-1") == 1
                        && Fills.name(batch.events().getFirst().envelope()).equals("kills-1")
                ? Uni.createFrom().failure(new IllegalStateException("the first time"))
                : Uni.createFrom().voidItem());
        busy.complete(null);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects("kills-1")).containsExactly("kills-1"));
        assertThat(letterOf("kills-1")).isEmpty();
        awaitNothingUnsettled();
    }

    private void failWith(String name, Supplier<Uni<Void>> failure) {
        handler.within(batch -> batch.events().stream()
                        .anyMatch(event -> Fills.name(event.envelope()).equals(name))
                ? failure.get()
                : Uni.createFrom().voidItem());
    }

    private void awaitLetter(String name, long delivered, String reason) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(letterOf(name)).hasValueSatisfying(letter -> {
                    assertThat(letter.delivered()).isEqualTo(delivered);
                    assertThat(letter.reason()).contains(reason);
                }));
    }

    private Optional<DeadLetter> letterOf(String name) {
        return letters.newest(100).await().atMost(LIMIT).stream()
                .filter(letter -> fill(name).eventId().equals(letter.eventId()))
                .findFirst();
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
}
