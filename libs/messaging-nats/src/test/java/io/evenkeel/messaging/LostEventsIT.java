package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.stack.Durability;
import io.evenkeel.stack.Folders;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.stack.NatsSettings;
import io.evenkeel.stack.NatsUser;
import io.evenkeel.testkit.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.impl.Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The broker's host loses power and, with it, the newest events; or its whole disk. Batches of five: up to twenty
 * events may have been stored unseen.
 */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(
        value = BrokerResource.class,
        initArgs = {
            @ResourceArg(name = "evenkeel.nats.relay.batch-size", value = "5"),
            @ResourceArg(name = "evenkeel.nats.relay.lane-size", value = "5")
        },
        restrictToAnnotatedClass = true)
class LostEventsIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final int UNSEEN = 20;

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
    MeterRegistry metrics;

    @BeforeEach
    void startTheBroker() {
        if (nats.epoch() == 0) {
            broker.start();
        }
    }

    @Test
    void loss_of_the_newest_events_publishes_them_again_and_not_the_whole_outbox() throws Exception {
        publish("small-kept", 300);
        keepCopy();
        publish("small-lost", 10);
        var published = published();

        losePower();
        handler.add(fills("small-new", 5));
        broker.start();

        awaitAllInTheStream();
        assertThat(published() - published).isBetween(15.0, 15.0 + UNSEEN);
    }

    /** What the client still held when the server came back is stored over the place of what was lost. */
    @ParameterizedTest
    @ValueSource(ints = {6, 10, 15})
    void events_stored_unseen_over_the_place_of_lost_ones_do_not_hide_them(int unseen) throws Exception {
        publish("hidden-kept" + unseen, 50);
        keepCopy();
        publish("hidden-lost" + unseen, 10);

        losePower();
        var inFlight = fills("hidden-unseen" + unseen, unseen);
        handler.add(inFlight);
        storeWithoutTelling(inFlight);
        broker.start();

        awaitAllInTheStream();
    }

    @Test
    void new_events_do_not_wait_behind_an_outbox_that_is_published_again() throws Exception {
        publish("whole-kept", 500);
        var before = idsInTheStream().size();

        kill();
        Folders.delete(broker.storeDirectory());
        var fresh = fills("whole-new", 5);
        handler.add(fresh);
        broker.start();

        awaitAllInTheStream();
        var stored = idsInTheStream();
        assertThat(fresh)
                .allSatisfy(event -> assertThat(stored.indexOf(id(event))).isBetween(0, before / 2));
    }

    private void publish(String name, int count) {
        handler.add(fills(name, count));
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects(name + "-")).hasSize(count));
        awaitEmptyOutbox();
    }

    private void awaitEmptyOutbox() {
        await().atMost(LIMIT)
                .untilAsserted(
                        () -> assertThat(outbox.pending().await().atMost(LIMIT)).isZero());
    }

    /** What is on the disk for certain. */
    private void keepCopy() throws IOException {
        broker.stop();
        copy(broker.storeDirectory(), kept());
        broker.start();
    }

    private void losePower() throws IOException {
        kill();
        Folders.delete(broker.storeDirectory());
        Files.move(kept(), broker.storeDirectory());
    }

    /** And waits until it was noticed: what is handed to a dead connection may be sent by the next one. */
    private void kill() {
        broker.kill();
        await().atMost(LIMIT).until(() -> !nats.isConnected());
    }

    private Path kept() {
        return broker.storeDirectory().resolveSibling("kept");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** By another door, so that the relay gets no answers. */
    private void storeWithoutTelling(List<EventEnvelope> events) throws Exception {
        var door = new NatsServer(new NatsSettings(
                broker.storeDirectory().resolve("..").normalize(),
                broker.storeDirectory().resolveSibling("other.log"),
                FreePorts.next(),
                FreePorts.next(),
                List.of(NatsUser.unlimited("test", "test")),
                Durability.FAST_FOR_TESTS));
        door.start();
        var login = Options.builder()
                .server(door.url())
                .connectionTimeout(LIMIT)
                .userInfo("test".toCharArray(), "test".toCharArray());
        var connection = Nats.connect(login.build());
        try {
            for (var event : events) {
                var headers = new Headers().put("Nats-Msg-Id", id(event));
                connection.jetStream().publish(EventSubjects.of(event), headers, EventCodec.encode(event));
            }
        } finally {
            connection.close();
            door.stop();
        }
    }

    private void awaitAllInTheStream() {
        awaitEmptyOutbox();
        var added = handler.texts("SELECT event_id FROM outbox WHERE stream = 'PORTFOLIO'");
        await().atMost(LIMIT).untilAsserted(() -> assertThat(idsInTheStream()).containsAll(added));
    }

    /** In the order in which they were stored. */
    private List<String> idsInTheStream() throws IOException, JetStreamApiException, InterruptedException {
        var all = PushSubscribeOptions.builder().stream("PORTFOLIO")
                .configuration(ConsumerConfiguration.builder()
                        .ackPolicy(AckPolicy.None)
                        .build())
                .build();
        var ids = new ArrayList<String>();
        var subscription = nats.jetStream().subscribe("portfolio.>", all);
        try {
            var message = subscription.nextMessage(LIMIT);
            while (message != null) {
                ids.add(message.getHeaders().getFirst("Nats-Msg-Id"));
                message = message.metaData().pendingCount() > 0 ? subscription.nextMessage(LIMIT) : null;
            }
        } finally {
            subscription.unsubscribe();
        }
        return ids;
    }

    private double published() {
        return metrics.counter("evenkeel.outbox.published", "stream", "PORTFOLIO")
                .count();
    }

    private static String id(EventEnvelope event) {
        return event.eventId().toString();
    }
}
