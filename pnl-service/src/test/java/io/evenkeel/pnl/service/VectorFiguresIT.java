package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.pnl.vectors.Scenario;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whole histories in as events, shuffled and doubled; every expected figure out over REST. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "pnl"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
class VectorFiguresIT extends LedgerScenario {
    @Test
    void histories_published_as_events_give_every_expected_figure() {
        // Given
        var small = Scenario.vector("history-101");
        var large = Scenario.vector("history-106");
        var events = new ArrayList<EventEnvelope>();
        for (var account : small.accounts()) {
            events.addAll(Events.of(small, account, account));
            events.addAll(Events.of(large, account, account + "-106"));
        }
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(23));

        // When
        broker.publish(events);

        // Then
        for (var account : small.accounts()) {
            await().atMost(LIMIT).untilAsserted(() -> assertMarkets(small, account, account));
            await().atMost(LIMIT).untilAsserted(() -> assertMarkets(large, account, account + "-106"));
            assertSums(small, account, account);
            assertSums(large, account, account + "-106");
        }
        assertCallersSeeTheirAccountsOnly();
    }

    private static void assertMarkets(Scenario scenario, String account, String name) {
        var expected = scenario.expected().get(account).get("markets");
        var items = Api.get("/api/pnl/markets?limit=1000&account=" + name).get("items");
        assertThat(items).hasSize(expected.size());
        for (var item : items) {
            var market = expected.get(item.get("ticker").textValue());
            market.fieldNames()
                    .forEachRemaining(field -> assertThat(item.get(field))
                            .as(item.get("ticker") + " " + field)
                            .isEqualTo(market.get(field)));
        }
    }

    private static void assertSums(Scenario scenario, String account, String name) {
        var expected = scenario.expected().get(account);
        var newYork = Objects.requireNonNull(scenario.expectedNewYork()).get(account);
        for (var period : List.of("daily", "weekly", "monthly")) {
            var query = "/api/pnl/summary?account=" + name + "&period=" + period;
            assertTotals(expected.get("totals"), Api.get(query).get("totals"));
            assertBuckets(expected.get("periods").get(period), Api.get(query).get("buckets"));
            assertBuckets(
                    newYork.get(period), Api.get(query + "&tz=America/New_York").get("buckets"));
        }
        assertTotals(
                expected.get("totals"),
                Api.get("/api/pnl/summary?period=all&account=" + name).get("totals"));
    }

    private static void assertTotals(JsonNode expected, JsonNode actual) {
        expected.fieldNames().forEachRemaining(field -> {
            if (field.equals("win_rate") && !expected.get(field).isNull()) {
                assertThat(actual.get(field).decimalValue())
                        .isEqualByComparingTo(expected.get(field).decimalValue());
            } else {
                assertThat(actual.get(field).asText())
                        .as(field)
                        .isEqualTo(expected.get(field).asText());
            }
        });
    }

    private static void assertBuckets(JsonNode expected, JsonNode actual) {
        var shown = new ArrayList<JsonNode>();
        for (var bucket : actual) {
            // A bucket in which a market only ended, and nothing was earned or charged, is not in the file.
            if (!isZero(bucket, "realized_dollars") || !isZero(bucket, "fees_dollars")) {
                shown.add(bucket);
            }
        }
        assertThat(shown).hasSize(expected.size());
        for (var i = 0; i < shown.size(); i++) {
            var bucket = shown.get(i);
            assertThat(Instant.parse(bucket.get("start").textValue()))
                    .isEqualTo(OffsetDateTime.parse(expected.get(i).get("start").textValue())
                            .toInstant());
            for (var field : List.of("realized_dollars", "fees_dollars", "net_dollars")) {
                assertThat(bucket.get(field)).isEqualTo(expected.get(i).get(field));
            }
        }
    }

    private static boolean isZero(JsonNode bucket, String field) {
        return bucket.get(field).textValue().equals("0.000000");
    }

    private static void assertCallersSeeTheirAccountsOnly() {
        var viewer = TestTokens.viewer("vera", "alpha");
        var own = Api.get("/api/pnl/summary?period=all", viewer, 200);
        assertThat(own.get("totals").get("net_dollars").textValue()).isEqualTo("25.858250");
        for (var item : Api.get("/api/pnl/markets?limit=1000", viewer, 200).get("items")) {
            assertThat(item.get("account").textValue()).isEqualTo("alpha");
        }
        for (var name : List.of("beta", "nobody", "%27%20or%201=1")) {
            for (var path : List.of("/api/pnl/summary", "/api/pnl/markets", "/api/pnl/markets/KXNFL-26E000-A")) {
                var problem = Api.get(path + "?account=" + name, viewer, 404);
                assertThat(problem.get("violations").get(0).get("field").textValue())
                        .isEqualTo("account");
            }
        }
        assertThat(Api.get("/api/pnl/summary", TestTokens.viewer("nina"), 200).get("buckets"))
                .isEmpty();
    }
}
