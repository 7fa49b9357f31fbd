package io.evenkeel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing from many addresses: each of the loopback network is one, and no other test uses those named here. */
@QuarkusTest
@WithTestResource(TokenResource.class)
@WithTestResource(StubServices.class)
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "gateway"))
class StrangersIT {
    private static final String HOME = "127.7.0.1";

    @BeforeEach
    void waitForAdmin() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(logIn(HOME, "admin", GatewayIT.ADMIN_PASSWORD))
                        .isEqualTo(200));
    }

    @Test
    void the_admin_comes_in_whatever_strangers_try_from_elsewhere() throws Exception {
        for (var i = 0; i < 120; i++) {
            logIn("127.8.0.1", "admin", "wrong");
        }
        assertThat(logIn("127.8.0.1", "admin", GatewayIT.ADMIN_PASSWORD)).isEqualTo(429);
        assertThat(logIn(HOME, "admin", GatewayIT.ADMIN_PASSWORD)).isEqualTo(200);
        for (var i = 0; i < 150; i++) {
            logIn("127.9.0." + (i + 1), "admin", "wrong");
        }
        assertThat(logIn(HOME, "admin", GatewayIT.ADMIN_PASSWORD)).isEqualTo(200);
        assertThat(logIn("127.9.0.200", "admin", "wrong")).isEqualTo(401);
        assertThat(logIn("127.9.0.200", "admin", "wrong")).isEqualTo(429);
    }

    @Test
    void long_names_that_nobody_has_count_as_one_name() throws Exception {
        var name = "?".repeat(60_000);
        for (var i = 0; i < 10; i++) {
            assertThat(logIn("127.10.0.1", name + i, "wrong")).isEqualTo(401);
        }
        assertThat(logIn("127.10.0.1", name + "more", "wrong")).isEqualTo(429);
    }

    private static int logIn(String from, String username, String password) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var body = "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/api/auth/login"))
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(10))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
