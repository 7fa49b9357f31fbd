package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.testkit.NatsEndpoint;
import io.evenkeel.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the whole service need: a broker to publish with, and looks at what was computed. */
@SuppressWarnings("NullAway.Init") // Filled in by the test resources, by Quarkus and before each test.
abstract class LedgerScenario {
    static final Duration LIMIT = Duration.ofMinutes(1);
    static final Instant SETTLED = Instant.parse("2026-05-11T15:07:30Z");

    NatsEndpoint server;
    TestDatabase database;

    @ConfigProperty(name = "evenkeel.nats.prefix")
    String prefix;

    Broker broker;
    Sql sql;

    @BeforeEach
    void open() {
        broker = Broker.open(server, prefix);
        sql = new Sql(database);
        Api.awaitTables();
    }

    @AfterEach
    void close() {
        broker.close();
    }

    static JsonNode market(String account, String ticker) {
        return Api.get("/api/pnl/markets/" + ticker + "?account=" + account);
    }

    static void awaitPosition(String account, String position) {
        awaitMarket(account, "position_fp", position);
    }

    /** Waits until the first market of the account shows this. */
    static void awaitMarket(String account, String field, String value) {
        var path = "/api/pnl/markets?account=" + account;
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                Api.get(path).get("items").get(0).get(field).textValue())
                        .isEqualTo(value));
    }
}
