package io.evenkeel.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.sync.exchange.FakeExchangeResource;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Everything is there, and once: over sub-accounts, over both tiers of the exchange, and over interruptions. */
@QuarkusTest
@WithTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "schema", value = "sync"))
@WithTestResource(NatsResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(FakeExchangeResource.class)
class CompletenessIT extends SyncScenario {
    private static final int PLENTY = 3;

    /** Nothing but its fills tells of sub-account 3. */
    @Test
    void a_first_reading_holds_everything_of_every_subaccount() {
        var history = account("split", 104, 0, CompletenessIT::moveToSubaccount);
        var moved = history.path("settlements").get(0).path("ticker").asText();

        eventually(() -> assertThat(sql(
                        "SELECT count(*) FROM sync.accounts WHERE account = 'split' AND first_synced_at IS NOT NULL"))
                .isEqualTo(1));

        assertThat(sql("SELECT count(*) FROM sync.settlements s JOIN sync.accounts a USING (account) "
                        + "WHERE account = 'split' AND s.subaccount = 3 AND s.first_synced_at <= a.first_synced_at"))
                .as("settlements of the sub-account when all was said to be there")
                .isEqualTo(1);
        assertThat(count("settlements", "split"))
                .isEqualTo(history.path("settlements").size());
        given().auth()
                .oauth2(TestTokens.admin())
                .queryParam("account", "split")
                .queryParam("subaccount", 3)
                .get("/api/fills")
                .then()
                .statusCode(200)
                .body("items.ticker", everyItem(is(moved)));
        accounts("split").body("items[0].balance_dollars", is("200.000000"));

        exchange.change(() -> exchange.rows("split", "positions")
                .addObject()
                .put("of_subaccount", "3")
                .put("ticker", "KXSPLIT-1")
                .put("position_fp", "2.00")
                .put("market_exposure_dollars", "1.000000")
                .put("total_traded_dollars", "1.000000")
                .put("realized_pnl_dollars", "0.000000")
                .put("fees_paid_dollars", "0.000000"));
        eventually(() -> assertThat(sql("SELECT min(subaccount) FROM sync.positions WHERE account = 'split'"))
                .isEqualTo(3));
    }

    @Test
    void fills_of_both_tiers_are_kept_once_also_when_the_border_moves() {
        var history = account("aged", 104, 0, rows -> ((ObjectNode) rows).put("cutoff", "2026-10-15T00:00:00.000000Z"));

        eventually(() -> assertThat(count("fills", "aged")).isEqualTo(51));
        assertThat(ids("aged", "/api/fills", "fill_id")).isEqualTo(ids(history, "fills", "fill_id"));

        exchange.cutoff("aged", Instant.parse("2027-01-01T00:00:00Z"));
        var before = historicalCalls();
        eventually(() -> assertThat(historicalCalls()).isGreaterThan(before + PLENTY));
        assertThat(events("aged", "fill-recorded")).isEqualTo(51);
        assertThat(sql("SELECT max(revision) FROM sync.fills WHERE account = 'aged'"))
                .isEqualTo(1);
    }

    @Test
    void a_border_that_moves_during_a_long_reading_hides_nothing() {
        account("moved", 106, 1, rows -> ((ObjectNode) rows).put("cutoff", "2026-01-01T00:00:00.000000Z"));
        exchange.atNextCall(
                "/portfolio/fills",
                Instant.parse("2026-01-03T00:00:00Z"),
                () -> exchange.cutoff("moved", Instant.parse("2026-10-15T00:00:00Z")));

        eventually(() -> assertThat(resource("moved", "fills")).isEqualTo("ok"));
        assertThat(count("fills", "moved")).isEqualTo(380);
    }

    /** Its fills, and nothing else, tell which one it is. */
    @Test
    void a_key_bound_to_one_subaccount_reads_that_one() {
        var history = account("bound", 104, 0, rows -> {
            rows.path("fills").forEach(fill -> ((ObjectNode) fill).put("subaccount_number", 5));
            rows.path("settlements").forEach(row -> ((ObjectNode) row).put("of_subaccount", "5"));
            ((ObjectNode) rows).put("bound_to", "5");
        });

        eventually(() -> accounts("bound")
                .body("items[0].balance_dollars", is("100.000000"))
                .body("items[0].last_synced_at", notNullValue())
                .body("items[0].last_error", nullValue()));
        assertThat(sql("SELECT count(*) FROM sync.settlements WHERE account = 'bound' AND subaccount = 5"))
                .isEqualTo(history.path("settlements").size());
        assertThat(resource("bound", "positions")).isEqualTo("ok");
    }

    /** The exchange fails in the middle, and the worker is taken for dead before it gets better. */
    @Test
    void a_backfill_goes_on_with_another_worker_where_the_last_one_stopped() {
        exchange.illSince("/portfolio/fills", Instant.parse("2026-08-29T23:47:00Z"));
        account("halfway", 106, 1);
        eventually(() -> assertThat(count("fills", "halfway")).isBetween(1L, 379L));
        eventually(() -> assertThat(resource("halfway", "fills")).isEqualTo("failed"));
        var token = sql("SELECT token FROM sync.account_leases WHERE account = 'halfway'");
        var callsBefore = exchange.calls("halfway").size();

        update("UPDATE sync.account_leases SET holder = gen_random_uuid(), token = token + 1, "
                + "expires_at = clock_timestamp() + interval '3 seconds' WHERE account = 'halfway'");
        exchange.heal();

        eventually(() -> assertThat(count("fills", "halfway")).isEqualTo(380));
        eventually(() -> assertThat(resource("halfway", "fills")).isEqualTo("ok"));
        assertThat(sql("SELECT token FROM sync.account_leases WHERE account = 'halfway'"))
                .isGreaterThanOrEqualTo(token + 2);
        assertThat(events("halfway", "fill-recorded")).isEqualTo(380);
        assertThat(exchange.calls("halfway").stream()
                        .skip(callsBefore)
                        .filter(call -> call.contains("/portfolio/fills"))
                        .findFirst())
                .as("first call of the next worker")
                .hasValueSatisfying(call -> assertThat(call).contains("min_ts="));
    }

    /** What a kill between two transactions leaves behind: some batches of a window, and no watermark. */
    @Test
    void a_window_torn_between_two_transactions_is_read_again_and_kept_once() {
        update("CREATE FUNCTION sync.tear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                + "IF NEW.account = 'torn' AND (SELECT count(*) FROM sync.fills WHERE account = 'torn') >= 40 "
                + "THEN RAISE EXCEPTION 'torn'; END IF; RETURN NEW; END $$");
        update("CREATE TRIGGER tear BEFORE INSERT ON sync.fills FOR EACH ROW EXECUTE FUNCTION sync.tear()");
        var made = account("torn", 104, 0).path("fills").findValuesAsText("created_time");
        eventually(() -> assertThat(count("fills", "torn")).isPositive());
        var calls = exchange.calls("torn").size();
        eventually(() -> assertThat(exchange.calls("torn").size()).isGreaterThan(calls + PLENTY));
        assertThat(count("fills", "torn")).isBetween(1L, 40L);
        assertThat(sql("SELECT count(*) FROM sync.sync_states s, "
                        + "unnest('{" + String.join(",", made) + "}'::timestamptz[]) AS made(at) "
                        + "WHERE s.account = 'torn' AND s.resource = 'fills' "
                        + "AND made.at <= greatest(s.watermark, s.full_read_to - interval '2 seconds') "
                        + "AND NOT EXISTS (SELECT FROM sync.fills WHERE account = 'torn' AND occurred_at = made.at)"))
                .as("said to be read beyond what is kept")
                .isZero();
        eventually(() -> accounts("torn")
                .body("items[0].last_error", containsString("torn"))
                .body("items[0].connection", is("unknown")));

        update("DROP TRIGGER tear ON sync.fills");
        update("DROP FUNCTION sync.tear()");

        eventually(() -> assertThat(resource("torn", "fills")).isEqualTo("ok"));
        assertThat(count("fills", "torn")).isEqualTo(51);
        assertThat(events("torn", "fill-recorded")).isEqualTo(51);
        assertThat(sql("SELECT kept_rows FROM sync.sync_states WHERE account = 'torn' AND resource = 'fills'"))
                .isEqualTo(51);
    }

    /** The first settlement's market is traded in sub-account 3. */
    private static void moveToSubaccount(JsonNode rows) {
        var settlement = (ObjectNode) rows.path("settlements").get(0);
        settlement.put("of_subaccount", "3");
        for (var fill : rows.path("fills")) {
            if (fill.path("ticker").equals(settlement.path("ticker"))) {
                ((ObjectNode) fill).put("subaccount_number", 3);
            }
        }
    }

    private long historicalCalls() {
        return exchange.calls("aged").stream()
                .filter(call -> call.contains("/historical/fills"))
                .count();
    }
}
