package io.evenkeel.messaging.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.messaging.Fills;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.messaging.publish.EventPublisher;
import io.evenkeel.messaging.publish.OutboundChannel;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.Test;

/** Outbound channels at their end. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
class OutboundChannelIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int EVENTS = 2_000;

    @Inject
    ExecutionHolder execution;

    @Inject
    NatsConnection connection;

    @Inject
    NatsNames names;

    @Inject
    EventPublisher publisher;

    @Inject
    DeadLetterStore deadLetters;

    @Inject
    MeterRegistry registry;

    @Inject
    @Any
    @Connector(NatsJetStreamConnector.NAME)
    NatsJetStreamConnector connector;

    @Inject
    SmallRyeHealthReporter health;

    @Test
    void stop_waits_until_everything_that_was_handed_in_is_answered() {
        var own = new NatsJetStreamConnector(execution, connection, names, publisher, deadLetters, registry);
        var channel = channel(own, "stopping");
        var answered = new AtomicInteger();
        await().atMost(LIMIT).ignoreExceptions().until(this::streamIsThere);

        for (var i = 0; i < EVENTS; i++) {
            // On a busy machine some are answered too late, and refused: that is an answer, too.
            channel.onNext(Message.of(Fills.fill("stop-" + i), () -> counted(answered), _ -> counted(answered)));
        }
        own.stop(new ShutdownEvent());

        assertThat(answered).hasValue(EVENTS);
    }

    @Test
    void channel_whose_source_failed_makes_the_service_not_ready() {
        // While NATS is away, readiness says nothing else.
        await().atMost(LIMIT).until(connection::isConnected);
        var channel = channel(connector, "broken");
        assertThat(health.getReadiness().getPayload().toString()).doesNotContain("broken.ended");

        channel.onError(new IllegalStateException("the source broke"));

        assertThat(health.getReadiness().getPayload().toString())
                .contains("\"broken.ended\":\"java.lang.IllegalStateException: the source broke\"")
                .contains("\"name\":\"nats\",\"status\":\"DOWN\"");
    }

    private static CompletionStage<Void> counted(AtomicInteger answered) {
        answered.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }

    private boolean streamIsThere() throws Exception {
        return connection.isConnected()
                && connection.management().getStreamNames().contains(names.stream("PORTFOLIO"));
    }

    private static OutboundChannel channel(NatsJetStreamConnector of, String name) {
        var settings = Map.of("channel-name", name, "max-in-flight", String.valueOf(EVENTS));
        var config = new SmallRyeConfigBuilder().withDefaultValues(settings).build();
        var channel = (OutboundChannel) of.getSubscriber(config);
        channel.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        });
        return channel;
    }
}
