package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.comparison.usecase.CompareWithSync;
import io.evenkeel.pnl.ledger.usecase.RebuildBooks;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.hamcrest.Matchers;
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
class RepairIT extends LedgerScenario {
    SyncDouble.Control sync;

    @Inject
    CompareWithSync compare;

    @Inject
    RebuildBooks rebuild;

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

        assertThat(done.different()).isEqualTo(3);
        assertThat(done.state()).isEqualTo(Comparison.State.REPAIRED);
        assertThat(market("wiped", "WIPED").get("realized_dollars").textValue()).isEqualTo("6.000000");
        assertThat(market("wiped", "WIPED").get("pnl_source").textValue()).isEqualTo("fills");
        assertThat(sql.count("markets WHERE ticker = 'WIPED' AND status = 'finalized'"))
                .isEqualTo(1);
        assertThat(compare().state()).isEqualTo(Comparison.State.AGREED);
    }

    /** The fee turns out to be nothing: no sum changes, and yet what was unknown is known. */
    @Test
    void a_lost_revision_is_found_though_every_sum_agrees() {
        var line = "bid 10 @ 0.40 fee %s";
        broker.publish(Fills.of("revised", line.formatted("?")));
        awaitPosition("revised", "10.00");
        assertThat(market("revised", "REVISED").get("fees_dollars").isNull()).isTrue();
        sync.knows(List.of(Events.fill("revised", "REVISED", Fills.named("revised", line.formatted("0"), 0), 2)));

        assertThat(compare().state()).isEqualTo(Comparison.State.REPAIRED);

        assertThat(market("revised", "REVISED").get("fees_dollars").textValue()).isEqualTo("0.000000");
        assertThat(compare().state()).isEqualTo(Comparison.State.AGREED);
    }

    /** L26: 10 @ 0.40, and the market said yes long ago. */
    @Test
    void the_lost_end_of_a_market_is_found() {
        var events = new ArrayList<>(Fills.of("endless", "bid 10 @ 0.40"));
        broker.publish(events);
        broker.publish(List.of(Events.market("ENDLESS", MarketEnd.OPEN, 1)));
        awaitPosition("endless", "10.00");
        sql.awaitCount("markets WHERE ticker = 'ENDLESS'", 1);
        events.add(Events.market("ENDLESS", new MarketEnd(true, "yes", Price.ONE, SETTLED), 2));
        sync.knows(events);

        var done = compare();

        assertThat(done.state()).isEqualTo(Comparison.State.REPAIRED);
        assertThat(done.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.resource()).isEqualTo(Resource.MARKETS);
            assertThat(difference.own().revisions()).isEqualTo(1);
            assertThat(difference.theirs().revisions()).isEqualTo(2);
        });
        assertThat(market("endless", "ENDLESS").get("realized_dollars").textValue())
                .isEqualTo("6.000000");
        assertThat(compare().state()).isEqualTo(Comparison.State.AGREED);
    }

    /** Nothing can be fetched for it, and nobody is asked to believe that it is right. */
    @Test
    void what_only_this_service_has_is_told_and_never_counts_as_repaired() {
        var fills = Fills.of("extra", "bid 10 @ 0.40");
        broker.publish(fills);
        broker.publish(List.of(Events.settlement("extra", "NOWHERE", Events.row("yes 10 0 4 0 10 0", SETTLED), 1)));
        awaitPosition("extra", "10.00");
        sql.awaitCount("settlements WHERE account = 'extra'", 1);
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
        sql.execute("UPDATE books SET bid_quantity = 5, position = 5 WHERE account = 'spoilt'");

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
        sql.execute("UPDATE books SET rebuilt_at = clock_timestamp() + interval '1 hour' WHERE account = 'rest'");

        broker.publish(fills.subList(1, 2));
        sql.awaitCount("books WHERE account = 'rest' AND dirty_since IS NOT NULL", 1);
        // In order, but the book lacks a fill already.
        broker.publish(fills.subList(3, 4));
        broker.publish(fills.subList(0, 1));
        sql.awaitCount("fills WHERE account = 'rest'", 4);
        rebuild.settleLateFills().await().atMost(LIMIT);
        assertThat(market("rest", "REST").get("position_fp").textValue()).isEqualTo("4.00");
        await().atMost(LIMIT)
                .untilAsserted(() -> RestAssured.get("/q/health/ready")
                        .then()
                        .body("checks.find { it.name == 'database' }.data.'books.pending'", Matchers.equalTo(1)));

        sql.execute("UPDATE books SET rebuilt_at = clock_timestamp() - interval '1 hour' WHERE account = 'rest'");
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
        sql.execute("CREATE SEQUENCE pnl.attempts");
        sql.execute("CREATE FUNCTION pnl.break_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS"
                + " $$ BEGIN PERFORM nextval('pnl.attempts');"
                + " RAISE 'refused for a test' USING ERRCODE = 'serialization_failure'; END $$");
        sql.execute("CREATE TRIGGER break_off BEFORE INSERT ON fills FOR EACH ROW WHEN (NEW.account = 'broken')"
                + " EXECUTE FUNCTION pnl.break_off()");
        broker.publish(Fills.of("broken", "bid 3 @ 0.50"));
        sql.awaitCount("pnl.attempts WHERE is_called", 1);

        sql.execute("DROP TRIGGER break_off ON fills");

        awaitPosition("broken", "3.00");
    }

    private Comparison compare() {
        return compare.all().await().atMost(LIMIT).getFirst();
    }
}
