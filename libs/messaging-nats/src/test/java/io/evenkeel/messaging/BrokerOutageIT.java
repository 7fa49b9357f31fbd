package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fill;
import static io.evenkeel.messaging.Fills.fills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NotConnected;
import io.evenkeel.stack.Folders;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.testkit.PostgresResource;
import io.nats.client.JetStreamApiException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The broker is away, dies, forgets or loses streams while the service runs. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = BrokerResource.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerOutageIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    // Filled in by the test resource.
    @SuppressWarnings("NullAway.Init") // Filled in by the test resource.
    NatsServer broker;

    @Inject
    FillEffects handler;

    @Inject
    Outbox outbox;

    @Inject
    NatsConnection nats;

    @Inject
    SmallRyeHealthReporter health;

    @BeforeEach
    void startTheBroker() {
        if (!broker.isAlive() && nats.epoch() > 0) {
            broker.start();
        }
    }

    @AfterEach
    void behave() {
        handler.behave();
    }

    @Test
    @Order(1)
    void application_starts_without_the_broker_and_becomes_ready_with_it() {
        handler.add(List.of(fill("start-1")));
        assertThat(health.getReadiness().isDown()).isTrue();
        assertThat(health.getReadiness().getPayload().toString()).contains("\"name\":\"nats\",\"status\":\"DOWN\"");
        assertThat(health.getLiveness().isDown()).isFalse();

        broker.start();

        awaitEffects("start-", List.of("start-1"));
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(health.getReadiness().getPayload().toString())
                    .contains("\"name\":\"nats\",\"status\":\"UP\"")
                    .contains("\"fills.pending\":0")
                    .contains("\"fills.unacknowledged\":0");
            assertThat(health.getReadiness().isDown()).isFalse();
        });
    }

    @Test
    @Order(2)
    void events_added_while_the_broker_was_dead_arrive_after_its_restart() {
        handler.add(fills("before", 5));
        awaitCount("before-", 5);

        broker.kill();
        handler.add(fills("during", 50));
        await().atMost(LIMIT).untilAsserted(() -> assertThat(nats.isConnected()).isFalse());
        assertThat(health.getReadiness().isDown()).isTrue();
        broker.start();

        awaitCount("during-", 50);
        handler.add(fills("after", 5));
        awaitCount("after-", 5);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(health.getReadiness().isDown()).isFalse());
        awaitNothingUnsettled();
    }

    @Test
    @Order(3)
    void broker_that_dies_between_commit_and_acknowledgement_makes_no_second_effect() throws Exception {
        var committed = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        handler.afterwards(_ -> Uni.createFrom()
                .voidItem()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(() -> holdUntil(committed, goOn)));
        handler.add(List.of(fill("crash-1")));
        assertThat(committed.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

        broker.kill();
        handler.behave();
        goOn.countDown();
        broker.start();

        awaitNothingUnsettled();
        assertThat(handler.effects("crash-")).containsExactly("crash-1");
    }

    @Test
    @Order(4)
    void deleted_stream_is_made_again_and_filled_from_the_outbox() throws Exception {
        handler.add(fills("kept", 20));
        awaitCount("kept-", 20);
        var published = Long.parseLong(handler.texts("SELECT count(*) FROM outbox WHERE stream = 'PORTFOLIO'")
                .getFirst());

        nats.management().deleteStream("PORTFOLIO");
        handler.add(fills("later", 20));

        awaitCount("later-", 20);
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(nats.management()
                                .getStreamInfo("PORTFOLIO")
                                .getStreamState()
                                .getMsgCount())
                        .isGreaterThanOrEqualTo(published + 20));
        assertThat(handler.effects("kept-")).hasSize(20);
        awaitNothingUnsettled();
    }

    @Test
    @Order(5)
    void broker_whose_disk_was_wiped_under_it_is_filled_from_the_outbox() throws Exception {
        handler.add(fills("disk", 20));
        awaitCount("disk-", 20);

        // Moved first: a folder that the broker still writes to cannot be emptied.
        var wiped = broker.storeDirectory().resolveSibling("wiped");
        Files.move(broker.storeDirectory(), wiped);
        Folders.delete(wiped);
        handler.add(fills("wiped", 20));
        broker.kill();
        broker.start();

        awaitCount("wiped-", 20);
        var all = Long.parseLong(handler.texts("SELECT count(*) FROM outbox WHERE stream = 'PORTFOLIO'")
                .getFirst());
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(nats.management()
                                .getStreamInfo("PORTFOLIO")
                                .getStreamState()
                                .getMsgCount())
                        .isEqualTo(all));
        assertThat(handler.effects("disk-")).hasSize(20);
        awaitNothingUnsettled();
    }

    @Test
    @Order(6)
    void deleted_durable_is_made_again() throws Exception {
        nats.management().deleteConsumer("PORTFOLIO", "test-fills");

        handler.add(List.of(fill("durable-1")));

        awaitEffects("durable-", List.of("durable-1"));
        awaitNothingUnsettled();
    }

    @Test
    @Order(7)
    void frozen_broker_is_noticed() throws Exception {
        signal("-STOP");
        try {
            // Usually within 8 s; nobody but our own pings notices a silence at all.
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(nats.isConnected()).isFalse());
            assertThat(health.getReadiness().isDown()).isTrue();
            assertThat(health.getLiveness().isDown()).isFalse();
        } finally {
            signal("-CONT");
        }

        handler.add(fills("thawed", 5));
        awaitCount("thawed-", 5);
    }

    private void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", name, String.valueOf(broker.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static void holdUntil(CountDownLatch reached, CountDownLatch goOn) {
        reached.countDown();
        try {
            assertThat(goOn.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEffects(String prefix, List<String> expected) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects(prefix)).containsExactlyElementsOf(expected));
    }

    private void awaitCount(String prefix, int count) {
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects(prefix)).hasSize(count));
    }

    private void awaitNothingUnsettled() {
        await().atMost(LIMIT).untilAsserted(() -> {
            // In this order: what leaves the outbox is unsettled then.
            assertThat(outbox.pending().await().atMost(LIMIT)).isZero();
            assertThat(unsettled()).isZero();
        });
    }

    private long unsettled() {
        try {
            var info = nats.management().getConsumerInfo("PORTFOLIO", "test-fills");
            return info.getNumAckPending() + info.getNumPending();
        } catch (IOException | JetStreamApiException | NotConnected e) {
            throw new AssertionError(e);
        }
    }
}
