package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What other services compare themselves with, and fetch what they miss from. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
class RepairIT extends SyncScenario {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void tallies_are_the_sums_of_the_exchanges_own_rows() throws Exception {
        var history = account(
                "tallied", 101, 1, rows -> ((ObjectNode) rows.path("fills").get(3)).put("count_fp", 4));
        eventually(() -> assertThat(resource("tallied", "settlements")).isEqualTo("ok"));
        eventually(() -> assertThat(count("fills", "tallied")).isEqualTo(55));
        eventually(() -> assertThat(marketsMissing("tallied")).isZero());

        var expected = new LinkedHashMap<String, BigDecimal[]>();
        for (var fill : history.path("fills")) {
            if (fill.path("count_fp").isTextual()) {
                var sums = expected.computeIfAbsent(fill.path("ticker").asText(), _ -> zeros());
                sums[0] = sums[0].add(BigDecimal.ONE);
                sums[1] = sums[1].add(new BigDecimal(fill.path("count_fp").asText()));
                sums[2] = sums[2].add(new BigDecimal(fill.path("fee_cost").asText()));
            }
        }
        var corrected = text("UPDATE sync.fills SET revision = 2 WHERE account = 'tallied' AND record_id = ("
                + "SELECT min(record_id) FROM sync.fills WHERE account = 'tallied') RETURNING ticker");
        var tallies = all("/api/sync/tallies", Map.of("resource", "fills", "account", "tallied"), 3);
        assertThat(tallies).hasSameSizeAs(expected.keySet());
        for (var tally : tallies) {
            var sums = expected.getOrDefault(tally.path("ticker").asText(), zeros());
            assertThat(tally.path("rows").decimalValue()).isEqualByComparingTo(sums[0]);
            assertThat(new BigDecimal(tally.path("quantity_fp").textValue())).isEqualByComparingTo(sums[1]);
            assertThat(new BigDecimal(tally.path("fees_dollars").textValue())).isEqualByComparingTo(sums[2]);
            assertThat(tally.path("last_id").textValue())
                    .isEqualTo(newest(history, tally.path("ticker").asText()));
            assertThat(tally.path("revisions").longValue())
                    .isEqualTo(
                            sums[0].longValue() + (tally.path("ticker").asText().equals(corrected) ? 1 : 0));
        }
        assertThat(tallies)
                .isSortedAccordingTo((a, b) ->
                        a.path("ticker").asText().compareTo(b.path("ticker").asText()));

        var ofSettlements = all("/api/sync/tallies", Map.of("resource", "settlements", "account", "tallied"), 1000);
        assertThat(ofSettlements).hasSize(history.path("settlements").size()).allSatisfy(this::requireTold);
        var ofMarkets = all("/api/sync/tallies", Map.of("resource", "markets", "account", "tallied"), 3);
        assertThat(ofMarkets)
                .hasSize((int) sql("SELECT count(*) FROM sync.account_tickers WHERE account = 'tallied'"))
                .allSatisfy(this::requireTold);
    }

    /** Markets are read after the fills and settlements that name them. */
    private long marketsMissing(String account) {
        return sql("SELECT count(*) FROM sync.account_tickers t LEFT JOIN sync.markets m"
                + " ON m.account = '' AND m.record_id = t.ticker"
                + " WHERE t.account = '" + account + "' AND m.record_id IS NULL");
    }

    private void requireTold(JsonNode tally) throws Exception {
        assertThat(sql("SELECT count(*) FROM sync.outbox WHERE event_id = '"
                        + tally.path("last_id").textValue() + "'"))
                .isEqualTo(1);
        assertThat(tally.path("revisions").longValue()).isEqualTo(1);
    }

    /** Also the corrected, the completed and the closed ones, and after the outbox was pruned. */
    @Test
    void events_told_again_are_the_ones_that_were_published() throws Exception {
        account("told", 104, 1);
        exchange.change(() -> {
            exchange.market("KXTOLD-1", "active");
            exchange.rows("told", "positions")
                    .addObject()
                    .put("ticker", "KXTOLD-1")
                    .put("position_fp", "-3.00")
                    .put("market_exposure_dollars", "1.500000")
                    .put("total_traded_dollars", "1.500000")
                    .put("realized_pnl_dollars", "0.250000")
                    .put("fees_paid_dollars", "0.010000");
        });
        eventually(() -> assertThat(resource("told", "orders")).isEqualTo("ok"));
        eventually(() -> assertThat(count("positions", "told")).isEqualTo(1));
        exchange.change(() -> {
            ((ObjectNode) exchange.rows("told", "settlements").get(0)).put("revenue", 12345);
            exchange.rows("told", "positions").removeAll();
        });
        eventually(() -> assertThat(sql("SELECT max(revision) FROM sync.settlements WHERE account = 'told'"))
                .isEqualTo(2));
        eventually(() -> assertThat(sql("SELECT count(*) FROM sync.positions WHERE account = 'told' AND closing_told"))
                .isEqualTo(1));

        for (var what : List.of("fills", "settlements", "positions", "markets", "accounts", "cash-movements")) {
            var told = all("/api/sync/events", Map.of("resource", what, "account", "told"), 7);
            assertThat(payloads(told))
                    .as(what)
                    .isEqualTo(published(what, told.stream().map(RepairIT::id).toList()));
        }
        assertThat(all("/api/sync/events", Map.of("resource", "fills", "account", "told"), 1000))
                .hasSize((int) count("fills", "told"))
                .isSortedAccordingTo((a, b) -> a.path("occurred_at")
                        .asText()
                        .compareTo(b.path("occurred_at").asText()));
        assertThat(all("/api/sync/events", Map.of("resource", "positions", "account", "told"), 1000))
                .singleElement()
                .satisfies(event -> assertThat(
                                event.path("data").path("position_fp").asText())
                        .isEqualTo("0.00"));
    }

    @Test
    void only_services_and_admins_may_ask() {
        account("asked", 104, 0);
        eventually(() -> accounts("asked"));

        given().auth()
                .oauth2(TestTokens.trader("tina", "asked"))
                .queryParam("resource", "fills")
                .queryParam("account", "asked")
                .get("/api/sync/tallies")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.viewer("vera", "asked"))
                .queryParam("resource", "fills")
                .queryParam("account", "asked")
                .get("/api/sync/events")
                .then()
                .statusCode(403);
        asService()
                .queryParam("account", "asked")
                .queryParam("resource", "fills")
                .get("/api/sync/tallies")
                .then()
                .statusCode(200);
        asService()
                .queryParam("account", "asked")
                .get("/api/sync/events")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("resource"));
    }

    @Test
    void a_question_names_one_account_that_is_there() {
        asService()
                .queryParam("resource", "fills")
                .get("/api/sync/events")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("account"));
        asService()
                .queryParam("account", "nobody")
                .queryParam("resource", "fills")
                .get("/api/sync/events")
                .then()
                .statusCode(404);
    }

    private static RequestSpecification asService() {
        return given().auth().oauth2(TestTokens.signed(TestTokens.claims("pnl-service", "service", List.of("*"))));
    }

    private static List<JsonNode> all(String path, Map<String, String> filter, int limit) throws Exception {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = JSON.readTree(asService()
                    .queryParams(filter)
                    .queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            page.path("items").forEach(items::add);
            cursor = page.path("cursor").asText();
        } while (!cursor.isEmpty());
        return items;
    }

    /** The time that an event of an account tells is that of the last look at it. */
    private Set<JsonNode> published(String what, List<String> ids) throws Exception {
        var published = new HashSet<JsonNode>();
        for (var id : ids) {
            published.add(
                    comparable(JSON.readTree(text("SELECT payload FROM sync.outbox WHERE event_id = '" + id + "'"))));
        }
        assertThat(published).as(what).hasSameSizeAs(ids);
        return published;
    }

    private static Set<JsonNode> payloads(List<JsonNode> told) {
        var payloads = new HashSet<JsonNode>();
        told.forEach(event -> payloads.add(comparable(event)));
        return payloads;
    }

    private static JsonNode comparable(JsonNode event) {
        return event.path("type").asText().equals("account-observed")
                ? ((ObjectNode) event.deepCopy()).remove(List.of("occurred_at", "recorded_at"))
                : event;
    }

    private static String id(JsonNode event) {
        return event.path("event_id").asText();
    }

    private static String newest(JsonNode history, String ticker) {
        String newest = "";
        String id = "";
        for (var fill : history.path("fills")) {
            var at = fill.path("created_time").asText() + fill.path("fill_id").asText();
            if (fill.path("ticker").asText().equals(ticker)
                    && fill.path("count_fp").isTextual()
                    && at.compareTo(newest) > 0) {
                newest = at;
                id = fill.path("fill_id").asText();
            }
        }
        return id;
    }

    private static BigDecimal[] zeros() {
        return new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    }
}
