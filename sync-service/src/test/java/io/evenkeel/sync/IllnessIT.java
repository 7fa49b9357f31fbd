package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.exchange.FakeExchange.Fault;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A part of the exchange is ill, or all of it: what depends on it fails, says so, and nothing else does. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
class IllnessIT extends SyncScenario {
    private static final String CUTOFF = "/historical/cutoff";
    private static final String SUBACCOUNTS = "/portfolio/subaccounts/balances";

    @Test
    void a_cutoff_that_cannot_be_understood_is_not_taken_for_none() {
        exchange.fault(CUTOFF, Fault.HTML);
        account("tierless", 104, 0, IllnessIT::withOldFills);

        requireStates("tierless", "failed", List.of("fills", "orders"));
        requireStates("tierless", "ok", List.of("settlements", "positions", "balance", "cash-movements"));
        eventually(() -> accounts("tierless").body("items[0].last_error", containsString("fills: ")));
        assertThat(sql("SELECT count(*) FROM sync.sync_states WHERE account = 'tierless' "
                        + "AND resource = 'fills' AND last_full_at IS NOT NULL"))
                .isZero();

        exchange.heal();
        eventually(() -> assertThat(count("fills", "tierless")).isEqualTo(51));
        requireStates("tierless", "ok", List.of("fills", "orders"));
    }

    @Test
    void subaccounts_that_cannot_be_listed_fail_what_is_read_by_subaccount() {
        exchange.fault(SUBACCOUNTS, Fault.HTML);
        account("listless", 104, 0);

        requireStates("listless", "failed", List.of("settlements", "positions", "balance"));
        requireStates("listless", "ok", List.of("fills", "orders", "cash-movements"));

        exchange.heal();
        requireStates("listless", "ok", List.of("settlements", "positions", "balance"));
    }

    @Test
    void a_subaccount_whose_row_cannot_be_read_is_not_taken_for_none() {
        account(
                "rowless",
                104,
                0,
                rows -> ((ObjectNode) rows)
                        .putArray("subaccount_balances")
                        .addObject()
                        .put("subaccount_number", 7)
                        .put("balance", 12));

        requireStates("rowless", "failed", List.of("settlements", "positions", "balance"));
        requireStates("rowless", "ok", List.of("fills"));

        exchange.change(() ->
                ((ObjectNode) exchange.rows("rowless", "subaccount_balances").get(0)).put("balance", "12.0000"));
        requireStates("rowless", "ok", List.of("settlements", "positions", "balance"));
        assertThat(sql("SELECT count(*) FROM sync.balances WHERE account = 'rowless' AND subaccount = 7"))
                .isPositive();
    }

    @Test
    void while_the_historical_tier_is_ill_new_records_come_in_and_other_lists_are_read() {
        var history = account("ageing", 106, 1, IllnessIT::withOldFills);
        eventually(() -> assertThat(count("fills", "ageing")).isEqualTo(380));
        requireStates("ageing", "ok", List.of("fills", "orders"));
        exchange.fault(CUTOFF, Fault.ILL);
        exchange.fault("/historical/fills", Fault.ILL);

        requireStates("ageing", "failed", List.of("fills", "orders"));
        var watermark = text("SELECT watermark FROM sync.sync_states WHERE account = 'ageing' AND resource = 'fills'");
        exchange.change(() -> addFill(exchange.rows("ageing", "fills"), history));

        eventually(() -> assertThat(count("fills", "ageing")).isEqualTo(381));
        assertThat(resource("ageing", "fills")).isEqualTo("failed");
        requireStates("ageing", "ok", List.of("settlements", "positions", "balance", "cash-movements"));
        eventually(() -> accounts("ageing").body("items[0].connection", is("connected")));
        assertThat(text("SELECT watermark FROM sync.sync_states WHERE account = 'ageing' AND resource = 'fills'"))
                .as("up to where both tiers were read")
                .isEqualTo(watermark);

        exchange.heal();
        requireStates("ageing", "ok", List.of("fills", "orders"));
        assertThat(events("ageing", "fill-recorded")).isEqualTo(381);
    }

    @Test
    void a_list_without_an_answer_fails_alone() {
        exchange.fault("/portfolio/settlements", Fault.SILENT);
        account("mute", 104, 1);

        requireStates("mute", "failed", List.of("settlements"));
        requireStates("mute", "ok", List.of("fills", "orders", "positions", "balance", "cash-movements"));
        eventually(() -> accounts("mute").body("items[0].connection", is("connected")));
    }

    @Test
    void an_exchange_of_which_nothing_answers_is_not_asked_for_every_list() {
        account("frozen", 104, 1);
        requireStates("frozen", "ok", List.of("orders"));
        exchange.fault("*", Fault.SILENT);
        eventually(() -> accounts("frozen").body("items[0].connection", is("unreachable")));
        var calls = exchange.calls("frozen").size();

        eventually(() -> assertThat(exchange.calls("frozen").size()).isGreaterThan(calls));
        assertThat(exchange.calls("frozen").stream().skip(calls).filter(call -> call.contains("/portfolio/")))
                .isEmpty();

        exchange.heal();
        eventually(() -> accounts("frozen").body("items[0].connection", is("connected")));
    }

    @Test
    void a_backfill_of_an_ill_list_waits_and_leaves_the_account_alone() {
        account("patient", 104, 1);
        requireStates("patient", "ok", List.of("orders"));
        exchange.fault("/portfolio/fills", Fault.ILL);

        var runId = given().auth()
                .oauth2(TestTokens.admin())
                .contentType(ContentType.JSON)
                .body("{\"account\":\"patient\",\"from\":\"2026-01-01T00:00:00Z\",\"resources\":[\"fills\"]}")
                .post("/api/sync/backfills")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("run_id");
        requireStates("patient", "failed", List.of("fills"));
        var calls = exchange.calls("patient").size();
        eventually(() -> assertThat(exchange.calls("patient").size()).isGreaterThan(calls + 30));
        eventually(() -> accounts("patient").body("items[0].connection", is("connected")));
        requireRun(runId, "running");

        exchange.heal();
        requireRun(runId, "succeeded");
        eventually(() -> accounts("patient").body("items[0].last_error", nullValue()));
    }

    private static void requireRun(String runId, String state) {
        eventually(() -> given().auth()
                .oauth2(TestTokens.admin())
                .get("/api/sync/runs/" + runId)
                .then()
                .statusCode(200)
                .body("state", is(state)));
    }

    private static void requireStates(String account, String state, List<String> resources) {
        for (var resource : resources) {
            eventually(
                    () -> assertThat(resource(account, resource)).as(resource).isEqualTo(state));
        }
    }

    private static void withOldFills(JsonNode rows) {
        ((ObjectNode) rows).put("cutoff", "2026-10-15T00:00:00.000000Z");
    }

    private static void addFill(ArrayNode fills, JsonNode history) {
        var fill = (ObjectNode) history.path("fills").get(0).deepCopy();
        fill.put("fill_id", "00000000-0000-4000-8000-00000000a9e1").put("created_time", "2026-11-20T23:00:00.000000Z");
        fills.add(fill.put("trade_id", "00000000-0000-4000-8000-00000000a9e1"));
    }
}
