package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the exchange says and we do not believe, do not understand, or do not know; and reading the past anew. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
class QuarantineIT extends SyncScenario {
    private static final String UNDERSTOOD_NOW = "{\"fill_id\": \"again-1\", \"ticker\": \"KXAGAIN-1\","
            + " \"book_side\": \"bid\", \"count_fp\": \"2.00\", \"yes_price_dollars\": \"0.4000\","
            + " \"fee_cost\": \"0.010000\", \"is_taker\": true, \"created_time\": \"2026-10-01T00:00:00Z\"}";

    @Test
    void a_contradiction_stays_apart_and_what_is_understood_by_now_is_kept_and_told() {
        account("again", 104, 1);
        eventually(() -> assertThat(count("fills", "again")).isEqualTo(31));

        exchange.change(() -> ((ObjectNode) exchange.rows("again", "fills").get(0)).put("count_fp", "4321.00"));
        eventually(() -> quarantine("again").body("items[0].kind", is("conflict")));
        quarantine("again").body("items[0].reason", is("the same id with another count_fp"));
        assertThat(sql("SELECT count(*) FROM sync.fills WHERE account = 'again' AND quantity = 4321"))
                .isZero();

        // As a version that understood less would have left it.
        update("INSERT INTO sync.quarantine (account, resource, source, raw_hash, raw, reason, first_seen_at,"
                + " last_seen_at)"
                + " VALUES ('again', 'fills', 'fills', 'old', convert_to('" + UNDERSTOOD_NOW + "', 'UTF8'),"
                + " 'book_side is not known', now(), now())");
        as(TestTokens.trader("tina", "again"))
                .post("/api/sync/quarantine/retries")
                .then()
                .statusCode(403);
        succeeded(as(TestTokens.admin())
                .queryParam("account", "again")
                .post("/api/sync/quarantine/retries")
                .then()
                .statusCode(202)
                .extract()
                .path("run_id"));

        assertThat(sql("SELECT count(*) FROM sync.fills WHERE account = 'again' AND record_id = 'again-1'"))
                .isEqualTo(1);
        assertThat(events("again", "fill-recorded")).isEqualTo(32);
        quarantine("again").body("items.kind", is(List.of("conflict")));
        assertThat(sql("SELECT count(*) FROM sync.quarantine WHERE account = 'again' AND resolved_at IS NOT NULL"))
                .isEqualTo(1);
    }

    /** Values that Postgres refuses are refused when they are read; this is one that nobody thought of. */
    @Test
    void a_record_that_postgres_refuses_stays_apart_until_it_takes_it_and_the_rest_goes_on() {
        update("CREATE FUNCTION sync.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + "IF NEW.account = 'refused' AND NEW.quantity = 4321 "
                + "THEN RAISE EXCEPTION 'out of range' USING ERRCODE = '22003'; END IF; RETURN NEW; END $$");
        update("CREATE TRIGGER refuse AFTER INSERT ON sync.fills FOR EACH ROW EXECUTE FUNCTION sync.refuse()");
        account("refused", 104, 1, rows -> ((ObjectNode) rows.path("fills").get(3)).put("count_fp", "4321.00"));

        eventually(() -> assertThat(count("fills", "refused")).isEqualTo(30));
        eventually(() -> assertThat(resource("refused", "fills")).isEqualTo("ok"));
        quarantine("refused").body("items[0].reason", is("the database refuses it: out of range (22003)"));
        succeeded(as(TestTokens.admin())
                .queryParam("account", "refused")
                .post("/api/sync/quarantine/retries")
                .then()
                .statusCode(202)
                .extract()
                .path("run_id"));
        quarantine("refused").body("items.kind", is(List.of("unreadable")));

        update("DROP TRIGGER refuse ON sync.fills");
        update("DROP FUNCTION sync.refuse()");
        eventually(() -> assertThat(count("fills", "refused")).isEqualTo(31));
        eventually(() -> quarantine("refused").body("items.size()", is(0)));
        assertThat(events("refused", "fill-recorded")).isEqualTo(31);
    }

    @Test
    void what_no_table_could_keep_is_set_apart_when_it_is_read() {
        account("huge", 104, 1, rows -> {
            ((ObjectNode) rows.path("fills").get(3)).put("count_fp", "20000000000000000.00");
            ((ObjectNode) rows.path("fills").get(4)).put("k\u0000", 1);
        });

        eventually(() -> assertThat(count("fills", "huge")).isEqualTo(29));
        quarantine("huge")
                .body("items.reason", containsInAnyOrder("count_fp is out of range", "a text holds a NUL character"));
    }

    /** What was left of a reading that was interrupted says nothing about records older than that. */
    @Test
    void an_unreadable_record_stays_in_quarantine_when_only_newer_ones_were_read() {
        account("resumed", 104, 1);
        eventually(() -> assertThat(count("fills", "resumed")).isEqualTo(31));
        exchange.change(() -> ((ObjectNode) exchange.rows("resumed", "fills").get(0)).put("count_fp", 5));
        eventually(() -> quarantine("resumed").body("items.kind", is(List.of("unreadable"))));
        update("CREATE TABLE sync.settled (account text)");
        update("CREATE FUNCTION sync.note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN "
                + "IF NEW.account = 'resumed' AND NEW.resolved_at IS NOT NULL "
                + "THEN INSERT INTO sync.settled VALUES (NEW.account); END IF; RETURN NEW; END $$");
        update("CREATE TRIGGER note AFTER UPDATE ON sync.quarantine FOR EACH ROW EXECUTE FUNCTION sync.note()");

        eventually(() -> {
            update("UPDATE sync.sync_states SET full_read_to = '2027-01-01T00:00:00Z' "
                    + "WHERE account = 'resumed' AND resource = 'fills'");
            assertThat(exchange.calls("resumed"))
                    .anyMatch(call -> call.contains("/portfolio/fills") && call.contains("min_ts=1798761598"));
        });
        var calls = exchange.calls("resumed").size();
        eventually(() -> assertThat(exchange.calls("resumed").size()).isGreaterThan(calls + 30));

        assertThat(sql("SELECT count(*) FROM sync.settled")).isZero();
        update("DROP TRIGGER note ON sync.quarantine");
        update("DROP FUNCTION sync.note()");
        update("DROP TABLE sync.settled");
    }

    @Test
    void an_unknown_field_is_reported_and_an_empty_list_is_looked_at_twice() {
        account("odd", 104, 1, rows -> rows.path("fills").forEach(fill -> ((ObjectNode) fill).put("colour", "red")));
        eventually(() -> assertThat(count("fills", "odd")).isEqualTo(31));
        eventually(() -> as(TestTokens.viewer("vera", "odd"))
                .get("/api/sync/drift")
                .then()
                .statusCode(200)
                .body("items.find { it.field == 'colour' }.object", is("fills"))
                .body("items.find { it.field == 'colour' }.seen", greaterThan(30)));

        exchange.change(() -> exchange.rows("odd", "fills").removeAll());
        eventually(() -> assertThat(sql("SELECT count(*) FROM sync.sync_runs WHERE account = 'odd' "
                        + "AND error LIKE '%empty list where 31 rows%'"))
                .isEqualTo(1));
        eventually(() -> assertThat(resource("odd", "fills")).isEqualTo("ok"));
        assertThat(count("fills", "odd")).isEqualTo(31);
    }

    @Test
    void a_backfill_reads_a_stretch_of_time_anew_and_a_dry_run_only_tells() {
        account("past", 105, 1);
        eventually(() -> assertThat(resource("past", "orders")).isEqualTo("ok"));
        var kept = count("fills", "past");
        assertThat(kept).isPositive();

        for (var dryRun : new boolean[] {true, false}) {
            var runId = backfill("\"resources\":[\"fills\"],\"dry_run\":" + dryRun)
                    .then()
                    .statusCode(202)
                    .extract()
                    .<String>path("run_id");
            succeeded(runId)
                    .body("kind", is("backfill"))
                    .body("dry_run", is(dryRun))
                    .body("fetched", greaterThan(0))
                    .body("inserted", is(0));
        }
        assertThat(count("fills", "past")).isEqualTo(kept);
        backfill("\"resources\":[\"positions\"]").then().statusCode(400).body("violations[0].field", is("resources"));
        backfill("\"to\":\"2019-01-01T00:00:00Z\"").then().statusCode(400).body("violations[0].field", is("from"));
        backfill("\"colour\":1").then().statusCode(400);
        as(TestTokens.viewer("vera", "past"))
                .contentType("application/json")
                .body("{}")
                .post("/api/sync/backfills")
                .then()
                .statusCode(403);
    }

    private static Response backfill(String more) {
        return as(TestTokens.trader("tina", "past"))
                .contentType("application/json")
                .body("{\"account\":\"past\",\"from\":\"2021-06-01T00:00:00Z\"," + more + "}")
                .post("/api/sync/backfills");
    }

    private static ValidatableResponse succeeded(String runId) {
        eventually(() -> run(runId).body("state", is("succeeded")));
        return run(runId);
    }

    private static ValidatableResponse run(String runId) {
        return as(TestTokens.admin()).get("/api/sync/runs/" + runId).then().statusCode(200);
    }

    private static ValidatableResponse quarantine(String account) {
        return as(TestTokens.admin())
                .queryParam("account", account)
                .get("/api/sync/quarantine")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }
}
