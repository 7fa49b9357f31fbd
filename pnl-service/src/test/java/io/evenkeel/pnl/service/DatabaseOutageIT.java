package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.evenkeel.stack.PostgresServer;
import io.evenkeel.testkit.NatsEndpoint;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.OwnPostgresResource;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Postgres away at start, and frozen later. One test, because each step needs the one before. */
@QuarkusTest
@QuarkusTestResource(
        value = OwnPostgresResource.class,
        initArgs = {
            @ResourceArg(name = OwnPostgresResource.SCHEMA, value = "pnl"),
            @ResourceArg(name = OwnPostgresResource.ABSENT, value = "at first")
        },
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
class DatabaseOutageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(40);

    NatsEndpoint server;
    PostgresServer postgres;

    @ConfigProperty(name = "evenkeel.nats.prefix")
    String prefix;

    @Test
    void the_service_waits_for_its_database_and_names_it_when_it_does_not_answer() throws Exception {
        try (var broker = Broker.open(server, prefix)) {
            broker.publish(Fills.of("early", "bid 3 @ 0.50"));
            databaseIsNamed();
            RestAssured.get("/q/health/live").then().statusCode(200);

            postgres.start();

            awaitReady();
            awaitPosition("early", "3.00");

            var frozen = new ArrayList<>(List.of(postgres.pid()));
            // First the one that makes them: no backend is born between the look and the signal.
            signal("STOP", frozen);
            try {
                frozen.addAll(backends());
                signal("STOP", frozen);
                databaseIsNamed();
                RestAssured.get("/q/health/live").then().statusCode(200);
                broker.publish(Fills.of("frozen", "bid 4 @ 0.50"));
            } finally {
                signal("CONT", frozen);
            }
            awaitReady();
            awaitPosition("frozen", "4.00");
            assertThat(Api.get("/api/pnl/markets/EARLY").get("position_fp").textValue())
                    .isEqualTo("3.00");
        }
    }

    private static void databaseIsNamed() {
        await().atMost(NOTICED_WITHIN)
                .untilAsserted(() -> ready().statusCode(503)
                        .body("checks.findAll { it.status == 'DOWN' }.name", hasItem("database")));
    }

    private static void awaitReady() {
        await().atMost(LIMIT).untilAsserted(() -> ready().statusCode(200).body("status", equalTo("UP")));
    }

    private static ValidatableResponse ready() {
        return RestAssured.get("/q/health/ready").then();
    }

    private static void awaitPosition(String account, String position) {
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Api.get("/api/pnl/markets?account=" + account)
                                .get("items")
                                .get(0)
                                .get("position_fp")
                                .textValue())
                        .isEqualTo(position));
    }

    private List<Long> backends() {
        return ProcessHandle.of(postgres.pid())
                .orElseThrow()
                .descendants()
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String name, List<Long> processes) throws IOException, InterruptedException {
        for (var process : processes) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        }
    }
}
