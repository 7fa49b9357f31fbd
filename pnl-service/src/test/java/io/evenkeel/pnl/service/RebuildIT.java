package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.ledger.usecase.CheckPositions;
import io.evenkeel.pnl.ledger.usecase.RebuildBooks;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** Books are computed from nothing. Each test has accounts of its own. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "pnl"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
class RebuildIT extends LedgerScenario {
    @Inject
    RebuildBooks rebuild;

    @Inject
    CheckPositions checkPositions;

    /** 20,000,000,000,000 contracts at 0.50 cost more than can be counted in millionths of a dollar. */
    @Test
    void a_book_that_cannot_be_computed_keeps_no_late_fill_of_others_waiting() {
        makeUncountable("huge", "HUGE");
        var patient = Fills.of("patient", """
            bid 1 @ 0.10
            bid 2 @ 0.20
            """);
        broker.publish(patient.subList(1, 2));
        awaitPosition("patient", "2.00");
        neverRested("patient");
        broker.publish(patient.subList(0, 1));
        sql.awaitCount("books WHERE account = 'patient' AND dirty_since IS NOT NULL", 1);
        longRested();

        settleLateFills();

        assertThat(market("patient", "PATIENT").get("position_fp").textValue()).isEqualTo("3.00");
        var left = market("huge", "HUGE").get("accounts").get(0);
        assertThat(left.get("alarm").textValue()).isEqualTo("not_computed");
        assertThat(left.get("position_fp").textValue()).isEqualTo("1.00");
        // Its pause of two seconds must not be over before the next call is.
        sql.execute("UPDATE books SET retry_at = retry_at + interval '1 hour' WHERE account = 'huge'");
        settleLateFills();
        sql.awaitCount("books WHERE account = 'huge' AND failures = 1 AND retry_at > clock_timestamp()", 1);
        retryNow();
        settleLateFills();
        sql.awaitCount("books WHERE account = 'huge' AND failures = 2 AND dirty_since IS NOT NULL", 1);

        // Whatever comes meanwhile is stored, not refused; what mends it ends the alarm.
        broker.publish(List.of(Events.fill("huge", "HUGE", Fills.named("huge", "bid 4 @ 0.50", 0), 2)));
        sql.awaitCount("fills WHERE account = 'huge' AND revision = 2", 1);
        retryNow();
        settleLateFills();
        var mended = market("huge", "HUGE").get("accounts").get(0);
        assertThat(mended.get("position_fp").textValue()).isEqualTo("5.00");
        assertThat(mended.get("alarm").isNull()).isTrue();
        assertThat(sql.count("books WHERE account = 'huge' AND failures = 0 AND retry_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void a_rebuild_goes_on_after_a_book_that_cannot_be_computed() {
        makeUncountable("mixed", "A-HUGE");
        broker.publish(List.of(Events.fill("mixed", "B-RIGHT", Fills.named("mixed", "bid 2 @ 0.50", 5), 1)));
        sql.awaitCount("books WHERE account = 'mixed'", 2);
        sql.execute("UPDATE books SET position = 99 WHERE account = 'mixed'");

        var id = askFor("{\"account\": \"mixed\"}");
        workOff();

        assertThat(market("mixed", "B-RIGHT").get("position_fp").textValue()).isEqualTo("2.00");
        var done = Api.get("/api/pnl/rebuilds/" + id);
        assertThat(done.get("state").textValue()).isEqualTo("failed");
        assertThat(done.get("done").intValue()).isEqualTo(1);
        assertThat(done.get("set_back").intValue()).isEqualTo(1);
        assertThat(done.get("error").textValue()).isEqualTo("long overflow");
        assertThat(market("mixed", "A-HUGE").get("accounts").get(0).get("alarm").textValue())
                .isEqualTo("not_computed");
    }

    /** 4 @ 0.25 in a market that says yes: 3.00, also for who shares it with a book that cannot be computed. */
    @Test
    void the_end_of_a_market_reaches_every_book_that_can_be_computed() {
        makeUncountable("end-a", "SHARED");
        broker.publish(List.of(Events.fill("end-b", "SHARED", Fills.named("end-b", "bid 4 @ 0.25", 0), 1)));
        awaitPosition("end-b", "4.00");
        broker.publish(List.of(Events.market("SHARED", new MarketEnd(true, "yes", Price.ONE, SETTLED), 1)));
        sql.awaitCount("markets WHERE ticker = 'SHARED'", 1);
        longRested();

        settleLateFills();

        assertThat(market("end-b", "SHARED").get("realized_dollars").textValue())
                .isEqualTo("3.000000");
        assertThat(sql.count("dead_letters WHERE subject LIKE '%SHARED'")).isZero();
    }

    @Test
    void an_account_whose_positions_cannot_be_checked_keeps_no_other_from_its_check() {
        sql.execute("CREATE FUNCTION pnl.refuse_check() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE 'refused for a test'; END $$");
        sql.execute("CREATE TRIGGER refuse_check BEFORE INSERT ON position_checks FOR EACH ROW"
                + " WHEN (NEW.account = 'check-a') EXECUTE FUNCTION pnl.refuse_check()");
        for (var account : List.of("check-a", "check-b")) {
            broker.publish(List.of(Events.account(account, "admin"), Events.position(account, "CHECKED", "1", 1)));
        }
        sql.awaitCount("positions AS p JOIN accounts USING (account) WHERE p.ticker = 'CHECKED'", 2);

        checkPositions.all().await().atMost(LIMIT);

        assertThat(sql.count("position_checks WHERE account = 'check-b'")).isEqualTo(1);
    }

    /** Everything that is computed was spoilt; a step that fails in its last writes changes none of it. */
    @Test
    void a_rebuild_puts_right_what_is_computed_all_of_it_or_nothing() {
        broker.publish(Fills.of("again", """
            bid 10 @ 0.40 fee 0.10
            ask 4 @ 0.70 fee 0.15
            """));
        awaitPosition("again", "6.00");
        var right = figures("again");
        sql.execute("UPDATE books SET position = 99, traded_pnl = 99 WHERE account = 'again'");
        sql.execute("DELETE FROM lots WHERE account = 'again'");
        sql.execute("UPDATE realizations SET gross = 99 WHERE account = 'again'");
        for (var sums : List.of("book_slots", "slots", "hours")) {
            sql.execute("UPDATE " + sums + " SET trading_pnl = 99 WHERE account = 'again'");
        }
        var spoilt = figures("again");
        sql.execute("CREATE FUNCTION pnl.refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE 'refused for a test'; END $$");
        sql.execute(
                "CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON book_slots FOR EACH ROW WHEN (NEW.account = 'again')"
                        + " EXECUTE FUNCTION pnl.refuse()");

        askFor("{\"account\": \"again\"}");
        workOff();
        assertThat(figures("again")).isEqualTo(spoilt.replace("\"alarm\":null", "\"alarm\":\"not_computed\""));

        sql.execute("DROP TRIGGER refuse ON book_slots");
        var id = askFor("{\"account\": \"again\"}");
        workOff();
        assertThat(figures("again")).isEqualTo(right);
        var done = Api.get("/api/pnl/rebuilds/" + id);
        assertThat(done.get("state").textValue()).isEqualTo("succeeded");
        assertThat(done.get("done").intValue()).isEqualTo(1);
        assertThat(done.get("books").intValue()).isEqualTo(1);
        assertThat(done.get("requested_by").textValue()).isEqualTo("admin");
    }

    @Test
    void a_rebuild_goes_on_after_the_last_book_that_is_done() {
        var events = new ArrayList<EventEnvelope>();
        for (var i = 0; i < 3; i++) {
            events.add(Events.fill("resume", "RESUME-" + i, Fills.named("resume", "bid 1 @ 0.50", i), 1));
        }
        broker.publish(events);
        await().atMost(LIMIT)
                .untilAsserted(() ->
                        assertThat(sql.count("books WHERE account = 'resume'")).isEqualTo(3));
        sql.execute("UPDATE books SET position = 99 WHERE account = 'resume'");
        var id = askFor("{\"account\": \"resume\"}");
        sql.execute("UPDATE rebuilds SET state = 'running', done = 2, books = 3, last_account = 'resume',"
                + " last_ticker = 'RESUME-1' WHERE account = 'resume'");

        workOff();

        assertThat(sql.count("books WHERE account = 'resume' AND position = 99"))
                .isEqualTo(2);
        var done = Api.get("/api/pnl/rebuilds").get("items").get(0);
        assertThat(done.get("rebuild_id").textValue()).isEqualTo(id);
        assertThat(done.get("done").intValue()).isEqualTo(3);
        assertThat(done.get("state").textValue()).isEqualTo("succeeded");
    }

    @Test
    void only_an_admin_asks_for_a_rebuild_and_only_of_what_there_is() {
        post("{}", TestTokens.trader("ann", "alpha")).statusCode(403);
        RestAssured.given()
                .auth()
                .oauth2(TestTokens.viewer("ben", "alpha"))
                .get("/api/pnl/rebuilds")
                .then()
                .statusCode(403);
        post("{\"account\": \"nobody\"}", TestTokens.admin())
                .statusCode(404)
                .body("violations[0].field", Matchers.equalTo("account"));
        post("{\"acount\": \"x\"}", TestTokens.admin()).statusCode(400);
        post("{\"ticker\": \"\"}", TestTokens.admin()).statusCode(400);
        post("", TestTokens.admin()).statusCode(400);
        Api.get("/api/pnl/rebuilds/6f1b6f0e-6a4e-5d0c-9a59-7f3a53a0a001", TestTokens.admin(), 404);
        Api.get("/api/pnl/rebuilds/junk", TestTokens.admin(), 404);
    }

    /** Somebody else works on one account; that the others' sums are right need not wait for it. */
    @Test
    void a_rebuild_adds_up_one_account_after_the_other() throws Exception {
        broker.publish(Fills.of("sums", """
            bid 10 @ 0.40 fee 0.10
            ask 4 @ 0.70 fee 0.15
            """));
        broker.publish(List.of(Events.account("zz-held", "admin")));
        awaitPosition("sums", "6.00");
        sql.awaitCount("accounts WHERE account = 'zz-held'", 1);
        var right = figures("sums");
        sql.execute("UPDATE slots SET trading_pnl = 98 WHERE account = 'sums'");
        sql.execute("UPDATE hours SET trading_pnl = 98 WHERE account = 'sums'");
        var id = askFor("{}");
        CompletableFuture<Void> working;
        try (var other = sql.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT pg_advisory_xact_lock(hashtextextended('account zz-held', 0))");
            working = rebuild.workOff().subscribeAsCompletionStage();

            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThat(figures("sums")).isEqualTo(right));
            assertThat(Api.get("/api/pnl/rebuilds/" + id).get("state").textValue())
                    .isEqualTo("running");
        }
        working.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        assertThat(Api.get("/api/pnl/rebuilds/" + id).get("finished_at").isTextual())
                .isTrue();
    }

    /** Lost with everything that was computed: one book is known by its fills only, the other by its settlement. */
    @Test
    void a_rebuild_finds_books_that_were_lost() {
        broker.publish(Fills.of("vanished", """
            bid 10 @ 0.40 fee 0.10
            ask 4 @ 0.70 fee 0.15
            """));
        awaitPosition("vanished", "6.00");
        broker.publish(List.of(Events.settlement("vanished", "PAID", Events.row("yes 10 0 4 0 10 0", SETTLED), 1)));
        sql.awaitCount("books WHERE account = 'vanished'", 2);
        var right = figures("vanished");
        for (var table : List.of("books", "lots", "realizations", "book_slots")) {
            sql.execute("DELETE FROM " + table + " WHERE account = 'vanished'");
        }

        askFor("{\"account\": \"vanished\"}");
        workOff();

        assertThat(figures("vanished")).isEqualTo(right);
        assertThat(sql.count("books WHERE account = 'vanished'")).isEqualTo(2);
    }

    /** Its book is there, has not rested, and lacks a fill of more contracts than can be valued. */
    private void makeUncountable(String account, String ticker) {
        broker.publish(List.of(Events.fill(account, ticker, Fills.named(account, "bid 1 @ 0.50", 1), 1)));
        awaitPosition(account, "1.00");
        neverRested(account);
        broker.publish(List.of(Events.fill(account, ticker, Fills.named(account, "bid 20000000000000 @ 0.50", 0), 1)));
        sql.awaitCount("books WHERE account = '" + account + "' AND dirty_since IS NOT NULL", 1);
    }

    private void neverRested(String account) {
        sql.execute("UPDATE books SET rebuilt_at = clock_timestamp() + interval '1 hour' WHERE account = '" + account
                + "'");
    }

    private void longRested() {
        sql.execute("UPDATE books SET rebuilt_at = clock_timestamp() - interval '1 hour'");
    }

    private void retryNow() {
        sql.execute("UPDATE books SET retry_at = clock_timestamp() WHERE retry_at IS NOT NULL");
    }

    private void settleLateFills() {
        rebuild.settleLateFills().await().atMost(LIMIT);
    }

    private void workOff() {
        rebuild.workOff().await().atMost(LIMIT);
    }

    private static String askFor(String wish) {
        return post(wish, TestTokens.admin()).statusCode(202).extract().path("rebuild_id");
    }

    private static ValidatableResponse post(String body, String token) {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/api/pnl/rebuilds")
                .then();
    }

    private static String figures(String account) {
        return market(account, account.toUpperCase(Locale.ROOT)) + " "
                + Api.get("/api/pnl/summary?period=daily&account=" + account);
    }
}
