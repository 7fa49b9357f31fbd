package io.evenkeel.messaging.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.messaging.nats.NatsSettings;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the relay takes next, of a stream that no relay here publishes: eight events, of which six are sent. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "messaging"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
class RelayStoreIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String STREAM = "SYNC";

    @Inject
    Pool pool;

    @Inject
    NatsSettings settings;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private SqlConnection connection;

    @SuppressWarnings("NullAway.Init") // Made before each test.
    private RelayStore store;

    @BeforeEach
    void begin() {
        connection = pool.getConnection().await().atMost(LIMIT);
        store = new RelayStore(connection, LIMIT);
        execute(
                "DELETE FROM outbox_pending",
                "DELETE FROM outbox_sent",
                "DELETE FROM outbox_streams",
                "DELETE FROM outbox");
        execute(
                "INSERT INTO outbox (seq, event_id, account, stream, subject, type, payload) OVERRIDING SYSTEM VALUE"
                        + " SELECT 1000000 + i, gen_random_uuid(), 'alpha', 'SYNC', 's', 't', '{}'"
                        + " FROM generate_series(1, 8) AS i",
                "INSERT INTO outbox_sent (seq, stream_sequence) SELECT 1000000 + i, 10 + i"
                        + " FROM generate_series(1, 6) AS i",
                "INSERT INTO outbox_pending VALUES ('SYNC', 'alpha', 1000007), ('SYNC', 'alpha', 1000008)",
                "INSERT INTO outbox_streams VALUES ('SYNC', now(), 16)");
    }

    @AfterEach
    void end() {
        execute("DELETE FROM outbox_pending", "DELETE FROM outbox_sent", "DELETE FROM outbox");
        connection.closeAndAwait();
    }

    @Test
    void only_what_was_stored_behind_the_loss_is_pending_again() {
        store.rewind(STREAM, 14);

        assertThat(next(List.of())).containsExactly(5L, 6L, 7L, 8L);
    }

    @Test
    void old_and_new_events_take_turns_when_a_stream_is_new() {
        store.letNewOnesPass(STREAM);
        store.rewind(STREAM, 0);

        assertThat(next(List.of())).containsExactly(1L, 7L, 2L, 8L, 3L, 4L, 5L, 6L);
    }

    @Test
    void stream_that_is_nearly_full_takes_only_new_events() {
        store.letNewOnesPass(STREAM);
        store.rewind(STREAM, 0);

        assertThat(next(List.of(STREAM))).containsExactly(7L, 8L);
    }

    @Test
    void second_loss_in_the_middle_of_the_first_leaves_new_events_new() {
        store.letNewOnesPass(STREAM);
        store.rewind(STREAM, 0);
        store.letNewOnesPass(STREAM);
        store.rewind(STREAM, 0);

        assertThat(next(List.of(STREAM))).containsExactly(7L, 8L);
    }

    @Test
    void events_of_a_stream_that_was_never_new_are_not_held_back_when_it_is_nearly_full() {
        store.rewind(STREAM, 14);

        assertThat(next(List.of(STREAM))).containsExactly(5L, 6L, 7L, 8L);
    }

    private List<Long> next(List<String> newOnly) {
        var awake = new RelayStore.Awake(List.of(STREAM), newOnly);
        return store.next(awake, List.of(), settings.relay()).stream()
                .map(row -> row.key().seq() - 1_000_000)
                .toList();
    }

    private void execute(String... statements) {
        for (var statement : statements) {
            connection.query(statement).execute().await().atMost(LIMIT);
        }
    }
}
