package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.OwnPostgresResource;
import io.nats.client.impl.Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database dies while events arrive. */
@QuarkusTest
@QuarkusTestResource(
        value = OwnPostgresResource.class,
        initArgs = @ResourceArg(name = OwnPostgresResource.SCHEMA, value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
class DatabaseOutageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    // All retries of the test's configuration would be over several times in this.
    private static final Duration OUTAGE = Duration.ofSeconds(3);

    // Filled in by the test resource.
    @SuppressWarnings("NullAway.Init")
    PostgresServer postgres;

    @Inject
    FillEffects handler;

    @Inject
    NatsConnection nats;

    @Inject
    NatsNames names;

    @Test
    void events_that_arrive_while_the_database_is_away_are_held_and_none_becomes_a_dead_letter() throws Exception {
        handler.add(fills("before", 10));
        awaitCount("before-", 10);

        postgres.kill();
        for (var event : fills("during", 20)) {
            publish(event);
        }
        var unavailableSince = System.nanoTime();
        await().atMost(LIMIT).until(() -> System.nanoTime() - unavailableSince > OUTAGE.toNanos());
        postgres.start();

        awaitCount("during-", 20);
        assertThat(handler.texts("SELECT reason FROM dead_letters")).isEmpty();
        // The relay, too: its lock went with the database.
        handler.add(fills("after", 10));
        awaitCount("after-", 10);
    }

    private void publish(EventEnvelope event) throws Exception {
        var headers = new Headers().put("Nats-Msg-Id", event.eventId().toString());
        nats.jetStream().publish(names.subject(EventSubjects.of(event)), headers, EventCodec.encode(event));
    }

    private void awaitCount(String prefix, int count) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(handler.effects(prefix)).hasSize(count));
    }
}
