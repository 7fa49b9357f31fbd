package io.evenkeel.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A database that takes connections and never says a word, from before the start of the gateway. */
@QuarkusTest
@TestProfile(SilentDatabaseIT.OwnStart.class)
@WithTestResource(TokenResource.class)
@WithTestResource(StubServices.class)
@WithTestResource(SilentDatabaseIT.SilentDatabase.class)
class SilentDatabaseIT {
    @SuppressWarnings("NullAway.Init") // Filled in by the test resource.
    Callers callers;

    @Test
    void the_migration_gives_up_each_attempt_and_tries_again() {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(callers.attempts()).isGreaterThanOrEqualTo(3));
            assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            // Vert.x ends only when its pool's connections have said something or are closed.
            callers.hangUp();
        }
    }

    /** A start of the gateway that no other class shares. */
    public static final class OwnStart implements QuarkusTestProfile {}

    /** Who called. */
    public interface Callers {
        /** Connections of JDBC, which only the migration uses: it asks for encryption first, the pool does not. */
        int attempts();

        void hangUp();
    }

    /** Listens, hears what each caller says first, and keeps its connection open without a word. */
    public static final class SilentDatabase implements QuarkusTestResourceLifecycleManager, Callers {
        private static final int PLAIN_START = 196_608;

        private final List<Socket> connections = new CopyOnWriteArrayList<>();
        private final AtomicInteger attempts = new AtomicInteger();
        private final ServerSocket server = listen();

        @Override
        public Map<String, String> start() {
            Thread.ofVirtual().start(this::accept);
            return Map.of(
                    "EVENKEEL_DB_URL", "127.0.0.1:" + server.getLocalPort() + "/silent",
                    "EVENKEEL_DB_USER", "app",
                    "EVENKEEL_DB_PASSWORD", "app",
                    "EVENKEEL_DB_OWNER", "owner",
                    "EVENKEEL_DB_OWNER_PASSWORD", "owner");
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(this, new TestInjector.MatchesType(Callers.class));
        }

        @Override
        public int attempts() {
            return attempts.get();
        }

        @Override
        public void hangUp() {
            try {
                server.close();
                for (var connection : connections) {
                    connection.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            hangUp();
        }

        private void accept() {
            try {
                while (!server.isClosed()) {
                    var connection = server.accept();
                    connections.add(connection);
                    Thread.ofVirtual().start(() -> hear(connection));
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private void hear(Socket connection) {
            try {
                var in = new DataInputStream(connection.getInputStream());
                var _ = in.readInt();
                if (in.readInt() != PLAIN_START) {
                    attempts.incrementAndGet();
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static ServerSocket listen() {
            try {
                return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
