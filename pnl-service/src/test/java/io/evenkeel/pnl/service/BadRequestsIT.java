package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.evenkeel.web.Cursors;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal names what is wrong. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "pnl"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
class BadRequestsIT {
    @BeforeEach
    void waitForTables() {
        Api.awaitTables();
    }

    @ParameterizedTest
    @CsvSource({
        "summary?period=yearly, period",
        "summary?period=daily&period=weekly, period",
        "summary?tz=Mars/Olympus, tz",
        "summary?tz=%2B05:17, tz",
        "summary?from=yesterday, from",
        "summary?from=2026-05-04, from",
        "summary?from=2026-05-04T00:00:00Z&to=2026-05-03T00:00:00Z, to",
        "summary?subaccount=64, subaccount",
        "summary?subaccount=one, subaccount",
        "summary?colour=red, colour",
        "markets?limit=0, limit",
        "markets?limit=1001, limit",
        "markets?limit=10.5, limit",
        "markets?cursor=abc, cursor",
        "markets?from=2026-05-04T25:00:00Z, from",
        "dead-letters?limit=0, limit",
        "dead-letters?cursor=abc, cursor",
        "dead-letters?account=alpha, account",
    })
    void a_wrong_parameter_is_named(String path, String field) {
        var problem = Api.get("/api/pnl/" + path, TestTokens.admin(), 400);
        assertThat(problem.get("type").textValue()).isEqualTo("/problems/bad-request");
        assertThat(problem.get("violations").get(0).get("field").textValue()).isEqualTo(field);
    }

    /** A cursor has no secret: anybody can make one around any text. */
    @ParameterizedTest
    @CsvSource({
        "markets, {}, x",
        "markets, {}, x y z",
        "markets, {}, %00 X",
        "markets/X, X{}, x",
        "markets/X, X{}, alpha x 1 0",
        "markets/X, X{}, alpha 0 x 0",
        "markets/X, X{}, alpha 0 1",
        "markets/X, X{}, %00 0 0 0",
        "rebuilds, {}, x",
        "dead-letters, {}, x",
        "dead-letters, {}, 2026-05-04T00:00:00Z x",
        "dead-letters, {}, 2026-05-04T00:00:00Z",
        "dead-letters, {}, %2B99999-01-01T00:00:00Z 7c9f6f80-2f3a-4a6e-9b1d-0f6d3c1b2aff",
    })
    void a_cursor_that_nobody_gave_out_is_named(String list, String fingerprint, String position) {
        var cursor = Cursors.encode(fingerprint, URLDecoder.decode(position, StandardCharsets.UTF_8));
        var problem = Api.get("/api/pnl/" + list + "?cursor=" + cursor, TestTokens.admin(), 400);
        assertThat(problem.get("violations").get(0).get("field").textValue()).isEqualTo("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"markets/NOT-THERE", "markets/%00", "markets/a%20b"})
    void an_unknown_market_is_not_found(String path) {
        var problem = Api.get("/api/pnl/" + path, TestTokens.admin(), 404);
        assertThat(problem.get("violations").get(0).get("field").textValue()).isEqualTo("ticker");
    }

    @Test
    void filtering_by_owner_is_for_admins() {
        Api.get("/api/pnl/summary?user_name=anna", TestTokens.trader("tom", "alpha"), 403);
        Api.get("/api/pnl/summary?user_name=anna", TestTokens.admin(), 200);
    }

    @Test
    void dead_letters_are_for_admins() {
        var id = "7c9f6f80-2f3a-4a6e-9b1d-0f6d3c1b2aff";
        var trader = TestTokens.trader("tom", "alpha");
        Api.get("/api/pnl/dead-letters", trader, 403);
        Api.get("/api/pnl/dead-letters/" + id, trader, 403);
        Api.post("/api/pnl/dead-letters/" + id + "/replay", trader, 403);
        Api.get("/api/pnl/dead-letters", TestTokens.admin(), 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7c9f6f80-2f3a-4a6e-9b1d-0f6d3c1b2aff", "1-1-1-1-1", "none"})
    void an_unknown_dead_letter_is_not_found(String id) {
        Api.get("/api/pnl/dead-letters/" + id, TestTokens.admin(), 404);
        Api.post("/api/pnl/dead-letters/" + id + "/replay", TestTokens.admin(), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "markets", "markets/X", "dead-letters"})
    void without_a_token_there_is_nothing(String path) {
        RestAssured.get("/api/pnl/" + path).then().statusCode(401);
    }

    @Test
    void an_empty_history_has_no_buckets_and_no_rate() {
        var summary = Api.get("/api/pnl/summary?period=weekly");
        assertThat(summary.get("period").textValue()).isEqualTo("weekly");
        assertThat(summary.get("buckets")).isEmpty();
        assertThat(summary.get("totals").get("net_dollars").textValue()).isEqualTo("0.000000");
        assertThat(summary.get("totals").get("win_rate").isNull()).isTrue();
    }
}
