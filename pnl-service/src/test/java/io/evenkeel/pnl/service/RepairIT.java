package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.comparison.usecase.CompareWithSync;
import io.evenkeel.pnl.ledger.usecase.RebuildBooks;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.testkit.NatsEndpoint;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.TestDatabase;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gets lost, wrong or late is put right. Each test has an account of its own. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "pnl"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = SyncDouble.class, restrictToAnnotatedClass = true)
class RepairIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Instant SETTLED = Instant.parse("2026-05-11T15:07:30Z");

    NatsEndpoint server;
    TestDatabase database;
    SyncDouble.Control sync;

    @ConfigProperty(name = "evenkeel.nats.prefix")
    String prefix;

    @Inject
    CompareWithSync compare;

    @Inject
    RebuildBooks rebuild;

    private Broker broker;

    @BeforeEach
    void open() {
        broker = Broker.open(server, prefix);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    /** 10 @ 0.40 and 10 @ 0.60, 15 sold at 0.70: 3.50; only the first came through. */
    @Test
    void what_was_lost_on_its_way_is_found_and_fetched() {
        var fills = Fills.of("lost", """
            bid 10 @ 0.40 fee 0.10
            bid 10 @ 0.60 fee 0.10
            ask 15 @ 0.70 fee 0.15
            """);
        broker.publish(fills.subList(0, 1));
        awaitPosition("lost", "10.00");
        sync.knows(fills);

        var done = compare();

        assertThat(done.state()).isEqualTo(Comparison.State.REPAIRED);
        var market = market("lost", "LOST");
        assertThat(market.get("realized_dollars").textValue()).isEqualTo("3.500000");
        assertThat(market.get("position_fp").textValue()).isEqualTo("5.00");
        var shown = Api.get("/api/pnl/comparisons?account=lost").get("items").get(0);
        assertThat(shown.get("state").textValue()).isEqualTo("repaired");
        var difference = shown.get("differences").get(0);
        assertThat(difference.get("own").get("rows").intValue()).isEqualTo(1);
        assertThat(difference.get("sync").get("rows").intValue()).isEqualTo(3);
        assertThat(difference.get("sync").get("quantity_fp").textValue()).isEqualTo("35.00");
        assertThat(difference.get("repaired").booleanValue()).isTrue();
        assertThat(shown.get("fetched").intValue()).isEqualTo(3);

        assertThat(compare().state()).isEqualTo(Comparison.State.AGREED);
    }

    /** As after the loss of everything that NATS had: a settled market, 10 @ 0.40 paid 1. */
    @Test
    void an_account_of_which_nothing_came_is_fetched_whole() {
        var events = new ArrayList<>(Fills.of("wiped", "bid 10 @ 0.40"));
        events.add(Events.settlement("wiped", "WIPED", Events.row("yes 10 0 4 0 10 0", SETTLED), 1));
        events.add(Events.market("WIPED", new MarketEnd(true, "yes", Price.ONE, SETTLED), 1));
        sync.knows(events);

        var done = compare();

        assertThat(done.different()).isEqualTo(2);
        assertThat(done.state()).isEqualTo(Comparison.State.REPAIRED);
        assertThat(market("wiped", "WIPED").get("realized_dollars").textValue()).isEqualTo("6.000000");
        assertThat(market("wiped", "WIPED").get("pnl_source").textValue()).isEqualTo("fills");
        assertThat(count("markets WHERE ticker = 'WIPED' AND status = 'finalized'"))
                .isEqualTo(1);
        assertThat(compare().state()).isEqualTo(Comparison.State.AGREED);
    }

    /** Nothing can be fetched for it, and nobody is asked to believe that it is right. */
    @Test
    void what_only_this_service_has_is_told_and_never_counts_as_repaired() {
        var fills = Fills.of("extra", "bid 10 @ 0.40");
        broker.publish(fills);
        broker.publish(List.of(Events.settlement("extra", "NOWHERE", Events.row("yes 10 0 4 0 10 0", SETTLED), 1)));
        awaitPosition("extra", "10.00");
        awaitCount("settlements WHERE account = 'extra'", 1);
        sync.knows(fills);

        for (var i = 0; i < 2; i++) {
            var done = compare();
            assertThat(done.state()).isEqualTo(Comparison.State.DIFFERENT);
            assertThat(done.differences()).singleElement().satisfies(difference -> {
                assertThat(difference.key().ticker().value()).isEqualTo("NOWHERE");
                assertThat(difference.own().rows()).isEqualTo(1);
                assertThat(difference.theirs()).isEqualTo(Tally.NONE);
                assertThat(difference.repaired()).isFalse();
            });
        }
    }

    @Test
    void what_is_on_its_way_is_not_fetched() {
        var fills = Fills.of("coming", """
            bid 1 @ 0.40
            bid 2 @ 0.50
            """);
        broker.publish(fills.subList(0, 1));
        awaitPosition("coming", "1.00");
        sync.knows(fills);
        sync.beforeSettlements(() -> {
            broker.publish(fills.subList(1, 2));
            awaitPosition("coming", "3.00");
        });

        assertThat(compare().state()).isEqualTo(Comparison.State.AGREED);

        assertThat(sync.requestsOf("/api/sync/events?resource=fills")).isEmpty();
    }

    /** The records agree and the figures do not: whatever spoilt them, they are computed again. */
    @Test
    void a_wrong_figure_is_found_by_the_comparison_and_computed_again() {
        var fills = Fills.of("spoilt", "bid 4 @ 0.25");
        broker.publish(fills);
        awaitPosition("spoilt", "4.00");
        sync.knows(fills);
        execute("UPDATE books SET bid_quantity = 5, position = 5 WHERE account = 'spoilt'");

        assertThat(compare().state()).isEqualTo(Comparison.State.REPAIRED);

        assertThat(market("spoilt", "SPOILT").get("position_fp").textValue()).isEqualTo("4.00");
    }

    @Test
    void a_comparison_that_cannot_be_finished_says_so_and_spoils_nothing() {
        var fills = Fills.of("alone", "bid 1 @ 0.40");
        broker.publish(fills);
        awaitPosition("alone", "1.00");
        sync.knows(fills);
        sync.beforeSettlements(() -> sync.away(true));
        var done = compare();
        sync.away(false);
        assertThat(done.state()).isEqualTo(Comparison.State.FAILED);
        assertThat(done.error()).isEqualTo("sync-service answers 503");
        assertThat(market("alone", "ALONE").get("position_fp").textValue()).isEqualTo("1.00");
    }

    /** Everything that is computed was spoilt; a step that fails in its last write changes none of it. */
    @Test
    void a_rebuild_puts_right_what_is_computed_all_of_it_or_nothing() {
        broker.publish(Fills.of("again", """
            bid 10 @ 0.40 fee 0.10
            ask 4 @ 0.70 fee 0.15
            """));
        awaitPosition("again", "6.00");
        var right = figures("again");
        execute("UPDATE books SET position = 99, traded_pnl = 99 WHERE account = 'again'");
        execute("DELETE FROM lots WHERE account = 'again'");
        execute("UPDATE realizations SET gross = 99 WHERE account = 'again'");
        execute("UPDATE book_slots SET trading_pnl = 99 WHERE account = 'again'");
        execute("UPDATE slots SET trading_pnl = 98 WHERE account = 'again'");
        var spoilt = figures("again");
        execute("CREATE FUNCTION pnl.refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE 'refused for a test'; END $$");
        execute("CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON slots FOR EACH ROW WHEN (NEW.account = 'again')"
                + " EXECUTE FUNCTION pnl.refuse()");

        var id = askFor("{\"account\": \"again\"}");
        assertThat(workOff()).isFalse();
        assertThat(figures("again")).isEqualTo(spoilt);

        execute("DROP TRIGGER refuse ON slots");
        assertThat(workOff()).isTrue();
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
                        assertThat(count("books WHERE account = 'resume'")).isEqualTo(3));
        execute("UPDATE books SET position = 99 WHERE account = 'resume'");
        var id = askFor("{\"account\": \"resume\"}");
        execute("UPDATE rebuilds SET state = 'running', done = 2, books = 3, last_account = 'resume',"
                + " last_ticker = 'RESUME-1' WHERE account = 'resume'");

        workOff();

        assertThat(count("books WHERE account = 'resume' AND position = 99")).isEqualTo(2);
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

    /** A book that was computed just now is left alone; what comes meanwhile is counted together, and then. */
    @Test
    void a_late_fill_waits_until_its_book_has_rested() {
        var fills = Fills.of("rest", """
            bid 1 @ 0.10
            bid 2 @ 0.20
            bid 4 @ 0.30
            bid 8 @ 0.40
            """);
        broker.publish(fills.subList(2, 3));
        awaitPosition("rest", "4.00");
        execute("UPDATE books SET rebuilt_at = clock_timestamp() + interval '1 hour' WHERE account = 'rest'");

        broker.publish(fills.subList(1, 2));
        awaitCount("books WHERE account = 'rest' AND dirty_since IS NOT NULL", 1);
        // In order, but the book lacks a fill already.
        broker.publish(fills.subList(3, 4));
        broker.publish(fills.subList(0, 1));
        awaitCount("fills WHERE account = 'rest'", 4);
        rebuild.settleLateFills().await().atMost(LIMIT);
        assertThat(market("rest", "REST").get("position_fp").textValue()).isEqualTo("4.00");
        RestAssured.get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'database' }.data.'books.pending'", Matchers.equalTo(1));

        execute("UPDATE books SET rebuilt_at = clock_timestamp() - interval '1 hour' WHERE account = 'rest'");
        rebuild.settleLateFills().await().atMost(LIMIT);

        assertThat(market("rest", "REST").get("position_fp").textValue()).isEqualTo("15.00");
        assertThat(market("rest", "REST")
                        .get("lots")
                        .get(0)
                        .get("open_fill")
                        .get("fill_id")
                        .textValue())
                .isEqualTo("rest-fill-0");
    }

    /** Taken in and not committed is not taken in: the broker must hand it over again. */
    @Test
    void a_fill_is_acknowledged_after_its_commit_only() {
        execute("CREATE SEQUENCE pnl.attempts");
        execute("CREATE FUNCTION pnl.break_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                + " $$ BEGIN PERFORM nextval('pnl.attempts'); RAISE 'refused for a test'; END $$");
        execute("CREATE TRIGGER break_off BEFORE INSERT ON fills FOR EACH ROW WHEN (NEW.account = 'broken')"
                + " EXECUTE FUNCTION pnl.break_off()");
        broker.publish(Fills.of("broken", "bid 3 @ 0.50"));
        awaitCount("pnl.attempts WHERE is_called", 1);

        execute("DROP TRIGGER break_off ON fills");

        awaitPosition("broken", "3.00");
    }

    private Comparison compare() {
        return compare.all().await().atMost(LIMIT).getFirst();
    }

    /** Whether it came to its end without a failure. */
    private boolean workOff() {
        return rebuild.workOff()
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false)
                .await()
                .atMost(LIMIT);
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

    private static JsonNode market(String account, String ticker) {
        return Api.get("/api/pnl/markets/" + ticker + "?account=" + account);
    }

    private static String figures(String account) {
        return market(account, account.toUpperCase(Locale.ROOT)) + " "
                + Api.get("/api/pnl/summary?period=daily&account=" + account);
    }

    private static void awaitPosition(String account, String position) {
        var path = "/api/pnl/markets?account=" + account;
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(Api.get(path)
                                .get("items")
                                .get(0)
                                .get("position_fp")
                                .textValue())
                        .isEqualTo(position));
    }

    private void awaitCount(String from, long expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(count(from)).isEqualTo(expected));
    }

    private long count(String from) {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = pnl");
            try (var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = pnl");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
