package io.evenkeel.messaging.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.evenkeel.testkit.SharedServers;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real nats-server, and a monitoring page that says of it what the test likes. */
class DiskSafetyIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String SAFE = """
        {"jetstream": {"config": {"store_dir": "/x", "sync_interval": 120000000000, "sync_always": true}}}\
        """;
    private static final String UNSAFE = """
        {"jetstream": {"config": {"store_dir": "/x", "sync_interval": 120000000000}}}\
        """;

    private volatile String page = UNSAFE;
    private HttpServer monitoring;

    @BeforeEach
    void open() throws IOException {
        monitoring = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        monitoring.createContext("/varz", exchange -> {
            var answer = page.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        monitoring.start();
    }

    @AfterEach
    void close() {
        monitoring.stop(0);
    }

    @Test
    void server_that_does_not_sync_is_refused_where_that_is_required() {
        var connection = connect("true");
        try {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(connection.objection().orElse(""))
                            .contains("does not run with sync_interval: always", "PT2M"));
            assertThat(connection.isConnected()).isFalse();
            assertThatThrownBy(connection::jetStream).isInstanceOf(NotConnected.class);
            assertThatThrownBy(connection::management).hasMessageContaining("sync_interval");
        } finally {
            connection.close();
        }
    }

    @Test
    void server_that_syncs_is_worked_with_where_that_is_required() {
        page = SAFE;
        var connection = connect("true");
        try {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(connection.isConnected()).isTrue());
            assertThat(connection.objection()).isEmpty();
            assertThat(connection.jetStream()).isNotNull();
        } finally {
            connection.close();
        }
    }

    @Test
    void server_that_does_not_sync_is_worked_with_where_that_is_not_required() {
        var connection = connect("false");
        try {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(connection.isConnected()).isTrue());
            assertThat(connection.objection()).isEmpty();
        } finally {
            connection.close();
        }
    }

    private NatsConnection connect(String require) {
        var server = SharedServers.nats();
        var connection = new NatsConnection(NatsSettingsTest.settings(Map.of(
                "evenkeel.nats.url", server.url(),
                "evenkeel.nats.user", server.user(),
                "evenkeel.nats.password", server.password(),
                "evenkeel.nats.monitoring-url",
                        "http://127.0.0.1:" + monitoring.getAddress().getPort(),
                "evenkeel.nats.require-sync-always", require)));
        connection.start(new StartupEvent());
        return connection;
    }
}
