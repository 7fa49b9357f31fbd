package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The whole service against real servers and an exchange that misbehaves. Every test has accounts of its own. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
@SuppressWarnings("NullAway.Init") // Filled in by the test resources.
class SyncIT extends SyncScenario {
    @Test
    void doubled_shuffled_and_paged_records_are_kept_once_with_one_event_each() {
        exchange.fault("/portfolio/fills", Fault.DOUBLED);
        exchange.fault("/portfolio/settlements", Fault.DOUBLED);
        var history = account("once", 106, 0);

        eventually(() -> assertThat(count("fills", "once")).isEqualTo(370));
        eventually(() -> assertThat(resource("once", "cash-movements")).isEqualTo("ok"));

        assertThat(count("settlements", "once")).isEqualTo(17);
        assertThat(count("cash_movements", "once")).isEqualTo(2);
        assertThat(ids("once", "/api/fills", "fill_id")).isEqualTo(ids(history, "fills", "fill_id"));
        assertThat(events("once", "fill-recorded")).isEqualTo(370);
        assertThat(events("once", "settlement-recorded")).isEqualTo(17);
        assertThat(sql("SELECT count(*) FROM (SELECT payload::jsonb -> 'data' ->> 'created_time' AS t, "
                        + "lag(payload::jsonb -> 'data' ->> 'created_time') OVER (ORDER BY seq) AS before "
                        + "FROM sync.outbox "
                        + "WHERE account = 'once' AND type = 'fill-recorded') AS f "
                        + "WHERE t::timestamptz < before::timestamptz"))
                .as("events out of the exchange's order")
                .isZero();
    }

    @Test
    void markets_of_what_was_traded_get_their_series_and_category() {
        account("traded", 101, 1);

        eventually(() -> assertThat(resource("traded", "markets")).isEqualTo("ok"));

        eventually(
                () -> assertThat(sql("SELECT count(DISTINCT t.ticker) FROM sync.outbox o JOIN sync.account_tickers t "
                                + "ON t.ticker = o.payload::jsonb -> 'data' ->> 'ticker' "
                                + "WHERE o.type = 'market-observed' AND t.account = 'traded' "
                                + "AND o.payload::jsonb -> 'data' ->> 'series_ticker' IS NOT NULL"))
                        .isEqualTo(11));
    }

    @Test
    void the_limits_are_asked_for_with_every_pass_and_what_calls_cost_once() {
        account("costs", 101, 0);

        eventually(() -> assertThat(calls("costs", "/account/limits")).isGreaterThan(2));
        assertThat(calls("costs", "/account/endpoint_costs")).isEqualTo(1);
    }

    @Test
    void a_reading_cut_off_in_the_middle_marks_nothing_complete_and_goes_on_later() {
        exchange.fault("/portfolio/fills", Fault.ILL_AFTER_FIRST_PAGE);
        account("cut", 106, 1);

        eventually(() -> assertThat(resource("cut", "fills")).isEqualTo("failed"));
        assertThat(count("fills", "cut")).isLessThan(380);
        eventually(() -> assertThat(resource("cut", "orders")).isEqualTo("ok"));
        // Written when the whole pass is over.
        eventually(() -> accounts("cut")
                .body("items[0].connection", is("connected"))
                .body("items[0].last_error", containsString("fills: exchange answered 503"))
                .body("items[0].last_synced_at", nullValue()));
        assertThat(sql("SELECT count(*) FROM sync.sync_states WHERE account = 'cut' AND resource = 'fills' "
                        + "AND last_synced_at IS NOT NULL"))
                .isZero();

        exchange.heal();
        eventually(() -> assertThat(count("fills", "cut")).isEqualTo(380));
        eventually(() -> accounts("cut").body("items[0].last_error", nullValue()));
    }

    @Test
    void a_corrected_settlement_is_a_new_revision_with_its_own_event_and_the_old_one_is_kept() {
        account("fixed", 101, 0);
        eventually(() -> assertThat(resource("fixed", "settlements")).isEqualTo("ok"));

        exchange.change(
                () -> ((ObjectNode) exchange.rows("fixed", "settlements").get(0)).put("revenue", 12345));

        eventually(() -> assertThat(sql("SELECT max(revision) FROM sync.settlements WHERE account = 'fixed'"))
                .isEqualTo(2));
        assertThat(events("fixed", "settlement-recorded")).isEqualTo(12);
        assertThat(sql("SELECT count(*) FROM sync.replaced_records WHERE account = 'fixed'"))
                .isEqualTo(1);
        assertThat(sql("SELECT count(*) FROM sync.outbox WHERE account = 'fixed' "
                        + "AND payload::jsonb -> 'data' ->> 'revenue_dollars' = '123.450000'"))
                .isEqualTo(1);
    }

    @Test
    void an_unreadable_record_is_set_apart_with_its_bytes_and_the_rest_goes_on() {
        var history = account(
                "apart", 101, 1, rows -> ((ObjectNode) rows.path("fills").get(3)).put("count_fp", 4));

        eventually(() -> assertThat(count("fills", "apart")).isEqualTo(55));

        given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("account", "apart")
                .get("/api/sync/quarantine")
                .then()
                .statusCode(200)
                .body("items[0].reason", is("count_fp is not a string"))
                .body(
                        "items[0].raw",
                        containsString(
                                history.path("fills").get(3).path("fill_id").asText()));
        eventually(() -> assertThat(resource("apart", "fills")).isEqualTo("ok"));
    }

    @Test
    void a_list_that_never_ends_is_given_up_and_not_marked_complete() {
        exchange.fault("/portfolio/deposits", Fault.CURSOR_LOOP);
        account("loop", 102, 0);

        eventually(() -> assertThat(resource("loop", "cash-movements")).isEqualTo("failed"));
        eventually(() -> assertThat(resource("loop", "fills")).isEqualTo("ok"));
        assertThat(sql("SELECT count(*) FROM sync.accounts WHERE account = 'loop' AND first_synced_at IS NOT NULL"))
                .isZero();
        var calls = exchange.calls("loop").size();
        eventually(() -> assertThat(exchange.calls("loop").size()).isGreaterThan(calls + 30));
        assertThat(sql("SELECT count(*) FROM sync.sync_runs WHERE account = 'loop' AND state = 'failed'"))
                .as("rows of the same failure over and over")
                .isEqualTo(1);

        exchange.heal();
        eventually(() -> assertThat(resource("loop", "cash-movements")).isEqualTo("ok"));
    }

    @Test
    void a_web_page_instead_of_a_list_fails_that_list_alone() {
        exchange.fault("/portfolio/orders", Fault.HTML);
        account("html", 103, 0);

        eventually(() -> assertThat(resource("html", "orders")).isEqualTo("failed"));
        eventually(() -> assertThat(resource("html", "fills")).isEqualTo("ok"));
    }

    @Test
    void a_key_that_the_exchange_does_not_know_is_invalid_until_the_file_changes() {
        account("wrong", 103, 1);
        credentials.write("wrong", "key-id", "key-unknown");

        eventually(() -> accounts("wrong")
                .body("items[0].credentials", is("invalid"))
                .body("items[0].last_error", containsString("NOT_FOUND")));

        credentials.write("wrong", "key-id", "key-wrong");
        eventually(() -> accounts("wrong").body("items[0].credentials", is("ok")));
        eventually(() -> assertThat(count("fills", "wrong")).isEqualTo(47));
    }

    @Test
    void missing_and_broken_files_are_a_state_of_their_account_and_of_no_other() {
        credentials.write("halved", "key-id", "key-halved");
        credentials.write("garbled", "key-id", "key-garbled");
        credentials.write("garbled", "private-key.pem", "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----");
        account("whole", 104, 0);

        eventually(() -> accounts("halved")
                .body("items[0].credentials", is("missing"))
                .body("items[0].last_error", containsString("private-key.pem")));
        eventually(() -> accounts("garbled")
                .body("items[0].credentials", is("invalid"))
                .body("items[0].last_error", not(containsString("QUJD"))));
        eventually(() -> assertThat(count("fills", "whole")).isEqualTo(51));
    }

    @Test
    void a_manual_run_is_accepted_at_once_and_can_be_followed() {
        account("manual", 105, 1);
        eventually(() -> assertThat(resource("manual", "orders")).isEqualTo("ok"));

        var runId = given().auth()
                .oauth2(TestTokens.trader("tina", "manual"))
                .queryParam("account", "manual")
                .post("/api/sync/fills")
                .then()
                .statusCode(202)
                .extract()
                .<String>path("run_id");

        eventually(() -> given().auth()
                .oauth2(TestTokens.trader("tina", "manual"))
                .get("/api/sync/runs/" + runId)
                .then()
                .statusCode(200)
                .body("state", is("succeeded"))
                .body("account", is("manual"))
                .body("inserted", is(0))
                .body("pages", greaterThan(0))
                .body("dry_run", is(false)));
        given().auth()
                .oauth2(TestTokens.trader("otto", "other"))
                .get("/api/sync/runs/" + runId)
                .then()
                .statusCode(404);
    }

    @Test
    void lists_show_the_exchanges_fields_page_by_page_and_only_to_whom_they_belong() {
        account("shown", 105, 0);
        eventually(() -> assertThat(count("fills", "shown")).isEqualTo(44));

        var page = given().auth()
                .oauth2(TestTokens.viewer("vera", "shown"))
                .queryParam("limit", 40)
                .get("/api/fills")
                .then()
                .statusCode(200)
                .body("items.size()", is(40))
                .body("items[0].account", is("shown"))
                .body("items[0].count_fp", instanceOf(String.class))
                .extract();
        given().auth()
                .oauth2(TestTokens.viewer("vera", "shown"))
                .queryParam("limit", 40)
                .queryParam("cursor", page.<String>path("cursor"))
                .get("/api/fills")
                .then()
                .statusCode(200)
                .body("items.size()", is(4))
                .body("cursor", is(""));
        given().auth()
                .oauth2(TestTokens.viewer("vera", "shown"))
                .queryParam("account", "once")
                .get("/api/fills")
                .then()
                .statusCode(404)
                .body("violations[0].field", is("account"));
        given().auth()
                .oauth2(TestTokens.viewer("vera", "shown"))
                .queryParam("colour", "red")
                .get("/api/fills")
                .then()
                .statusCode(400)
                .body("violations[0].field", is("colour"));
        given().get("/api/fills").then().statusCode(401);
    }

    @Test
    void accounts_come_page_by_page_and_a_wrong_limit_or_cursor_is_named() {
        account("paged-1", 105, 0);
        account("paged-2", 105, 1);
        eventually(() -> accounts("paged-2").body("items.size()", is(1)));

        var page = paged(1, "")
                .statusCode(200)
                .body("items.account", contains("paged-1"))
                .extract();
        var cursor = page.<String>path("cursor");
        paged(1, cursor)
                .statusCode(200)
                .body("items.account", contains("paged-2"))
                .body("cursor", is(""));
        paged("abc", "").statusCode(400).body("violations[0].field", is("limit"));
        paged(1_000_000, "").statusCode(400).body("violations[0].field", is("limit"));
        paged(1, "junk").statusCode(400).body("violations[0].field", is("cursor"));
    }

    private static ValidatableResponse paged(Object limit, String cursor) {
        return given().auth()
                .oauth2(TestTokens.viewer("vera", "paged-1", "paged-2"))
                .queryParam("limit", limit)
                .queryParam("cursor", cursor)
                .get("/api/accounts")
                .then();
    }

    private long calls(String account, String path) {
        return exchange.calls(account).stream()
                .filter(call -> call.endsWith(path))
                .count();
    }
}
