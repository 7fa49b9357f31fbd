package io.evenkeel.messaging;

import static io.evenkeel.messaging.Fills.fill;
import static io.evenkeel.messaging.Fills.fills;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.stack.PostgresEndpoint;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.OwnPostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.impl.Headers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database dies, or takes nothing, while events arrive. */
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
    @SuppressWarnings("NullAway.Init") // Filled in by the test resource.
    PostgresServer postgres;

    @Inject
    FillEffects handler;

    @Inject
    NatsConnection nats;

    @Inject
    NatsNames names;

    @Inject
    MeterRegistry metrics;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.username")
    String service;

    @AfterEach
    void behave() {
        handler.behave();
    }

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

    @Test
    void events_that_arrive_while_the_database_is_read_only_are_held_and_none_becomes_a_dead_letter() throws Exception {
        handler.add(fills("writable", 10));
        awaitCount("writable-", 10);
        var retried = count("retried");

        readOnly("on");
        for (var event : fills("refused", 20)) {
            publish(event);
        }
        var unavailableSince = System.nanoTime();
        await().atMost(LIMIT).until(() -> System.nanoTime() - unavailableSince > OUTAGE.toNanos());
        readOnly("off");

        awaitCount("refused-", 20);
        assertThat(handler.texts("SELECT reason FROM dead_letters")).isEmpty();
        assertThat(count("retried")).isEqualTo(retried);
    }

    /** Whatever keeps the letter from being written may be what made the handler fail. */
    @Test
    void event_whose_dead_letter_cannot_be_kept_is_handed_to_the_handler_again() throws Exception {
        handler.within(
                _ -> Uni.createFrom().failure(new IllegalStateException("something is wrong with the database")));
        asSuperuser("outage", "REVOKE INSERT ON messaging.dead_letters FROM \"" + service + '"');
        publish(fill("kept-1"));
        // The fifth failure would set it aside.
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.batches().stream().filter(List.of("kept-1")::equals))
                        .hasSizeGreaterThan(6));
        handler.behave();
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(handler.effects("kept-")).hasSize(1));
        asSuperuser("outage", "GRANT INSERT ON messaging.dead_letters TO \"" + service + '"');

        assertThat(handler.texts("SELECT reason FROM dead_letters")).isEmpty();
    }

    private void readOnly(String how) throws SQLException {
        // Of the whole server and every session, those that exist included.
        asSuperuser("postgres", "ALTER SYSTEM SET default_transaction_read_only = " + how);
        asSuperuser("postgres", "SELECT pg_reload_conf()");
    }

    private void asSuperuser(String database, String sql) throws SQLException {
        var server = postgres.superuser();
        var login = new PostgresEndpoint(server.host(), server.port(), database, server.user(), server.password());
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private double count(String what) {
        return metrics.counter("evenkeel.messages." + what, "channel", "fills").count();
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
