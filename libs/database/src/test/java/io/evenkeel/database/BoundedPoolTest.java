package io.evenkeel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedPoolTest {
    private static final String PREFIX = "evenkeel.database.";

    /** It takes connections and says nothing, as a database does that vanished behind its router. */
    @Test
    void a_silent_database_keeps_nobody_waiting() throws IOException {
        var vertx = Vertx.vertx();
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var input = new Input(vertx, silent.getLocalPort());
            var pool = new BoundedPool(config(Map.of("acquire-timeout", "200ms"))).create(input);
            var waiting = pool.getConnection().toCompletionStage().toCompletableFuture();

            assertThatThrownBy(() -> waiting.get(25, TimeUnit.SECONDS)).hasMessageContaining("Timeout");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void no_key_has_to_be_given() {
        var config = config(Map.of());

        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.acquireTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.silenceMax()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void every_key_is_read_and_set() {
        var vertx = Vertx.vertx();
        try {
            var input = new Input(vertx, 1);
            var given = Map.of("connect-timeout", "1s", "acquire-timeout", "2s", "silence-max", "3s");
            var _ = new BoundedPool(config(given)).create(input);

            assertThat(input.connect.getConnectTimeout()).isEqualTo(1_000);
            assertThat(input.pool.getConnectionTimeout()).isEqualTo(2_000);
            assertThat(input.pool.getConnectionTimeoutUnit()).isEqualTo(TimeUnit.MILLISECONDS);
            assertThat(input.connect.getReadIdleTimeout()).isEqualTo(3);
            assertThat(input.connect.getIdleTimeoutUnit()).isEqualTo(TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void a_time_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> config(Map.of("silence-max", "for ever"))).hasMessageContaining("silence-max");
    }

    private static DatabaseConfig config(Map<String, String> given) {
        var keys = new HashMap<String, String>();
        given.forEach((key, value) -> keys.put(PREFIX + key, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(keys, "given", 100))
                .withMapping(DatabaseConfig.class)
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }

    /** What Quarkus would hand over. */
    private record Input(Vertx vertx, PgConnectOptions connect, PoolOptions pool) implements PgPoolCreator.Input {
        Input(Vertx vertx, int port) {
            this(
                    vertx,
                    new PgConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(port)
                            .setUser("u")
                            .setPassword("p")
                            .setDatabase("d"),
                    new PoolOptions());
        }

        @Override
        public PoolOptions poolOptions() {
            return pool;
        }

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            return List.of(connect);
        }
    }
}
