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
import java.util.ArrayList;
import java.util.List;
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
                .atMost(Duration.ofSeconds(60))
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
        // One more attempt of the besieged user is free every 0.6 s, so not all of them are refused.
        assertThat(attempts(9, i -> logIn("127.9.0.200", "admin", "wrong")))
                .startsWith(401)
                .contains(429);
    }

    @Test
    void long_names_that_nobody_has_count_as_one_name() throws Exception {
        var name = "?".repeat(60_000);
        var answers = attempts(15, i -> logIn("127.10.0.1", name + i, "wrong"));
        assertThat(answers.subList(0, 10)).containsOnly(401);
        assertThat(answers).contains(429);
    }

    /** What one attempt is answered. */
    private interface Attempt {
        int make(int number) throws IOException, InterruptedException;
    }

    private static List<Integer> attempts(int count, Attempt attempt) throws IOException, InterruptedException {
        var answers = new ArrayList<Integer>();
        for (var i = 0; i < count; i++) {
            answers.add(attempt.make(i));
        }
        return answers;
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
