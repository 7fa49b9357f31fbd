package io.evenkeel.pnl.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.ledger.usecase.CheckPositions;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.testkit.NatsResource;
import io.evenkeel.testkit.PostgresResource;
import io.evenkeel.testkit.token.TestTokens;
import io.evenkeel.testkit.token.TokenResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What arrives twice, late, corrected or broken. Each test has an account of its own. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "schema", value = "pnl"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = NatsResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenResource.class, restrictToAnnotatedClass = true)
class LedgerIT extends LedgerScenario {
    @Inject
    Pool pool;

    @Inject
    CheckPositions checkPositions;

    /** 10 @ 0.40 and 10 @ 0.60, 15 sold at 0.70: 3.50. Until the first fill comes, 10 close at +0.10 and 5 open NO. */
    @Test
    void a_late_fill_rebuilds_its_market() {
        var fills = Fills.of("late", """
            bid 10 @ 0.40 fee 0.10
            bid 10 @ 0.60 fee 0.10
            ask 15 @ 0.70 fee 0.15
            """);
        broker.publish(fills.subList(1, 3));
        awaitMarket("late", "position_fp", "-5.00");
        assertThat(market("late").get("realized_dollars").textValue()).isEqualTo("1.000000");

        broker.publish(fills.subList(0, 1));

        awaitMarket("late", "position_fp", "5.00");
        var market = market("late");
        assertThat(market.get("realized_dollars").textValue()).isEqualTo("3.500000");
        assertThat(market.get("fees_dollars").textValue()).isEqualTo("0.350000");
        assertThat(market.get("lots")).hasSize(1);
        assertThat(market.get("lots").get(0).get("open_fill").get("fill_id").textValue())
                .isEqualTo("late-fill-1");
        assertThat(market.get("realizations")).hasSize(2);
        var first = market.get("realizations").get(0);
        assertThat(first.get("open_fill").get("fill_id").textValue()).isEqualTo("late-fill-0");
        assertThat(first.get("close_fill").get("fill_id").textValue()).isEqualTo("late-fill-2");
        assertThat(first.get("gross_dollars").textValue()).isEqualTo("3.000000");
        assertThat(first.get("entry_fee_dollars").textValue()).isEqualTo("0.100000");
        assertThat(first.get("net_dollars").textValue()).isEqualTo("2.800000");
        assertSumsAgree("late");
    }

    /** The fee is not known at first, then it is: 0.10 - 0.05. */
    @Test
    void a_later_revision_of_a_fill_replaces_it() {
        var fills = Fills.of("fee", """
            bid 1 @ 0.50 fee 0.02
            ask 1 @ 0.60 fee ?
            """);
        broker.publish(fills);
        awaitMarket("fee", "realized_dollars", "0.100000");
        assertThat(market("fee").get("net_dollars").isNull()).isTrue();
        assertThat(totals("fee").get("unknown").intValue()).isEqualTo(1);
        assertThat(totals("fee").get("unknown_fees").intValue()).isEqualTo(1);

        broker.publish(List.of(Events.fill("fee", "FEE", Fills.named("fee", "ask 1 @ 0.60 fee 0.03", 1), 2)));

        awaitMarket("fee", "net_dollars", "0.050000");
        broker.publish(fills);
        broker.publish(Fills.of("fee-after", "bid 1 @ 0.50"));
        awaitMarket("fee-after", "position_fp", "1.00");
        assertThat(market("fee").get("net_dollars").textValue()).isEqualTo("0.050000");
        assertThat(totals("fee").get("wins").intValue()).isEqualTo(1);
        assertThat(totals("fee").get("unknown").intValue()).isZero();
        assertSumsAgree("fee");
    }

    /** Derived from the market: 6.00; then the row says so too; then it is corrected to no: -4.00. */
    @Test
    void a_settlement_is_derived_then_booked_then_corrected() {
        broker.publish(Fills.of("settle", "bid 10 @ 0.40"));
        awaitMarket("settle", "position_fp", "10.00");
        broker.publish(List.of(Events.market("SETTLE", new MarketEnd(true, "yes", Price.ONE, SETTLED), 1)));
        awaitMarket("settle", "pnl_source", "derived");
        assertThat(market("settle").get("realized_dollars").textValue()).isEqualTo("6.000000");

        broker.publish(List.of(Events.settlement("settle", "SETTLE", Events.row("yes 10 0 4 0 10 0", SETTLED), 1)));
        awaitMarket("settle", "pnl_source", "fills");
        assertThat(market("settle").get("exchange_pnl_dollars").textValue()).isEqualTo("6.000000");

        broker.publish(List.of(Events.settlement("settle", "SETTLE", Events.row("no 10 0 4 0 0 0", SETTLED), 2)));
        awaitMarket("settle", "realized_dollars", "-4.000000");
        assertThat(totals("settle").get("losses").intValue()).isEqualTo(1);
        assertThat(totals("settle").get("wins").intValue()).isZero();
        assertThat(sql.count("settlements WHERE account = 'settle'"))
                .as("revisions kept")
                .isEqualTo(2);
        assertSumsAgree("settle");
    }

    /** The row knows of 20 contracts, we of 10: its figure counts, until the missing fill comes. */
    @Test
    void a_settled_market_without_all_fills_is_booked_from_its_row_and_heals() {
        var fills = Fills.of("heal", """
            bid 10 @ 0.40
            bid 10 @ 0.50
            """);
        broker.publish(fills.subList(0, 1));
        broker.publish(List.of(Events.settlement("heal", "HEAL", Events.row("yes 20 0 9 0 20 0", SETTLED), 1)));
        awaitMarket("heal", "pnl_source", "exchange");
        assertThat(market("heal").get("realized_dollars").textValue()).isEqualTo("11.000000");

        broker.publish(fills.subList(1, 2));

        awaitMarket("heal", "pnl_source", "fills");
        assertThat(market("heal").get("realized_dollars").textValue()).isEqualTo("11.000000");
        assertThat(market("heal").get("realizations")).hasSize(2);
        assertSumsAgree("heal");
    }

    /** The exchange says 7, our fills say 5: unknown after three checks, known again once the missing fill is there. */
    @Test
    void a_position_that_is_wrong_three_times_makes_the_market_incomplete() {
        var fills = Fills.of("gap", """
            bid 2 @ 0.50
            bid 5 @ 0.50
            """);
        broker.publish(fills.subList(1, 2));
        broker.publish(List.of(Events.position("gap", "GAP", "7", 1)));
        awaitMarket("gap", "position_fp", "5.00");
        sql.awaitCount("positions WHERE account = 'gap'", 1);
        check();
        check();
        assertThat(market("gap").get("pnl_source").textValue()).isEqualTo("fills");
        check();
        assertThat(market("gap").get("pnl_source").textValue()).isEqualTo("incomplete");
        assertThat(market("gap").get("realized_dollars").isNull()).isTrue();
        assertThat(totals("gap").get("unknown").intValue()).isEqualTo(1);

        broker.publish(fills.subList(0, 1));
        awaitMarket("gap", "position_fp", "7.00");
        check();
        assertThat(market("gap").get("pnl_source").textValue()).isEqualTo("fills");
        assertThat(totals("gap").get("unknown").intValue()).isZero();
        assertSumsAgree("gap");
    }

    /** The exchange says 10, we have no fill: as unknown as if we had some, and counted where that was seen first. */
    @Test
    void an_open_position_without_any_known_fill_is_unknown_and_counted() {
        broker.publish(List.of(Events.account("ghost", "admin"), Events.position("ghost", "GHOST", "10", 1)));
        sql.awaitCount("positions AS p JOIN accounts USING (account) WHERE p.account = 'ghost'", 1);
        for (var checks = 0; checks < CheckPositions.MISMATCHES_MAX; checks++) {
            check();
        }
        assertThat(market("ghost").get("pnl_source").textValue()).isEqualTo("incomplete");
        assertThat(totals("ghost").get("unknown").intValue()).isEqualTo(1);

        var counted = Api.get("/api/pnl/summary?account=ghost");
        broker.publish(List.of(Events.positionAt("ghost", "GHOST", "10", Instant.parse("2026-11-18T00:00:00Z"), 2)));
        sql.awaitCount("positions WHERE account = 'ghost' AND revision = 2", 1);
        check();
        broker.publish(List.of(Events.market("GHOST", new MarketEnd(false, "yes", null, null), 1)));
        sql.awaitCount("books JOIN markets USING (ticker) WHERE ticker = 'GHOST' AND version = 2", 1);
        assertThat(Api.get("/api/pnl/summary?account=ghost")).isEqualTo(counted);

        broker.publish(Fills.of("ghost", "bid 10 @ 0.50"));
        awaitMarket("ghost", "position_fp", "10.00");
        check();
        assertThat(market("ghost").get("pnl_source").textValue()).isEqualTo("fills");
        assertThat(totals("ghost").get("unknown").intValue()).isZero();
        assertSumsAgree("ghost");
    }

    /** The exchange hides what it held in a market that awaits its settlement; that is no sign of missing fills. */
    @Test
    void a_hidden_position_of_a_market_that_is_over_says_nothing_about_its_fills() {
        broker.publish(Fills.of("hidden", "bid 5 @ 0.50"));
        broker.publish(List.of(
                Events.market("HIDDEN", new MarketEnd(true, null, null, null), 1),
                Events.position("hidden", "HIDDEN", "0", 1)));
        awaitMarket("hidden", "position_fp", "5.00");
        sql.awaitCount("positions WHERE account = 'hidden'", 1);
        sql.awaitCount("markets WHERE ticker = 'HIDDEN'", 1);

        for (var checks = 0; checks < CheckPositions.MISMATCHES_MAX; checks++) {
            check();
        }

        assertThat(market("hidden").get("pnl_source").textValue()).isEqualTo("fills");
        assertThat(sql.count("position_checks WHERE account = 'hidden'")).isZero();
    }

    @Test
    void what_cannot_be_read_is_set_aside_and_the_rest_goes_on() {
        broker.publish("portfolio.fill.bad.BAD", "{\"no\": \"event\"".getBytes(StandardCharsets.UTF_8));
        broker.publish(
                "portfolio.fill.bad.BAD",
                "{\"event_id\":\"6f1b6f0e-6a4e-5d0c-9a59-7f3a53a0a0ff\",\"type\":\"fill-imagined\",\"version\":1}"
                        .getBytes(StandardCharsets.UTF_8));
        broker.publish(Fills.of("bad", "bid 1 @ 0.50"));

        awaitMarket("bad", "position_fp", "1.00");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(sql.count("dead_letters WHERE subject LIKE '%portfolio.fill.bad.BAD'"))
                        .isEqualTo(1));
    }

    @Test
    void a_dead_letter_is_shown_and_counts_after_its_replay() {
        var event = Fills.of("letter", "bid 3 @ 0.50").getFirst();
        var id = "7c9f6f80-2f3a-4a6e-9b1d-0f6d3c1b2a01";
        pool.preparedQuery("""
            INSERT INTO dead_letters (dead_letter_id, consumer, stream, stream_sequence, subject, delivered,
                reason, headers, payload, published_at)
            VALUES ($1, 'pnl-service-fills', 'PORTFOLIO', 1, 'portfolio.fill.letter.X', 5,
                'was broken', 'Nats-Msg-Id: x', $2, clock_timestamp())\
            """)
                .execute(Tuple.tuple().addUUID(UUID.fromString(id)).addBuffer(Buffer.buffer(EventCodec.encode(event))))
                .await()
                .atMost(LIMIT);
        var letters = Api.get("/api/pnl/dead-letters?limit=1");
        assertThat(letters.get("items").get(0).get("id").textValue()).isEqualTo(id);
        assertThat(letters.get("items").get(0).get("deliveries").intValue()).isEqualTo(5);
        assertThat(letters.get("items").get(0).get("replayed_at").isNull()).isTrue();

        Api.post("/api/pnl/dead-letters/" + id + "/replay", TestTokens.admin(), 202);

        awaitMarket("letter", "position_fp", "3.00");
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(Api.get("/api/pnl/dead-letters/" + id)
                                .get("replayed_at")
                                .isTextual())
                        .isTrue());
        var letter = Api.get("/api/pnl/dead-letters/" + id);
        assertThat(letter.get("encoding").textValue()).isEqualTo("text");
        assertThat(letter.get("payload").textValue()).contains("letter-fill-0");
        assertThat(letter.get("headers").get("Nats-Msg-Id").textValue()).isEqualTo("x");
        Api.post("/api/pnl/dead-letters/" + id + "/replay", TestTokens.admin(), 409);
    }

    @Test
    void bounds_within_a_quarter_of_an_hour_are_exact() {
        // At 12:00, 12:01 and 12:02.
        broker.publish(Fills.of("edge", """
            bid 1 @ 0.40 fee 0.01
            ask 1 @ 0.50 fee 0.02
            bid 1 @ 0.40 fee 0.04
            """));
        awaitMarket("edge", "fees_dollars", "0.070000");
        assertThat(net("edge", "12:00:00", "12:01:00")).isEqualTo("-0.010000");
        assertThat(net("edge", "12:01:00", "12:02:00")).isEqualTo("0.080000");
        assertThat(net("edge", "12:02:00", "12:40:00")).isEqualTo("-0.040000");
        assertThat(net("edge", "11:40:00", "12:01:30")).isEqualTo("0.070000");
        assertThat(net("edge", "12:02:00.000001", "13:00:00")).isEqualTo("0.000000");
    }

    @Test
    void markets_come_in_pages() {
        var events = new ArrayList<EventEnvelope>();
        for (var i = 0; i < 5; i++) {
            events.add(Events.fill("pages", "PAGE-" + i, Fills.named("pages", "bid 1 @ 0.50", i), 1));
        }
        broker.publish(events);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(
                                Api.get("/api/pnl/markets?account=pages").get("items"))
                        .hasSize(5));
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = Api.get("/api/pnl/markets?account=pages&limit=2&cursor=" + cursor);
            page.get("items").forEach(item -> seen.add(item.get("ticker").textValue()));
            cursor = page.get("cursor").textValue();
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("PAGE-0", "PAGE-1", "PAGE-2", "PAGE-3", "PAGE-4");
    }

    private static JsonNode market(String account) {
        return Api.get("/api/pnl/markets/" + account.toUpperCase(Locale.ROOT) + "?account=" + account);
    }

    private static JsonNode totals(String account) {
        return Api.get("/api/pnl/summary?period=all&account=" + account).get("totals");
    }

    private static String net(String account, String from, String to) {
        var query = "/api/pnl/summary?account=%s&from=2026-05-04T%sZ&to=2026-05-04T%sZ".formatted(account, from, to);
        return Api.get(query).get("totals").get("net_dollars").textValue();
    }

    /** Markets, sums by time of books and of accounts: three roads to one figure. */
    private void assertSumsAgree(String account) {
        var market = market(account);
        assertThat(totals(account).get("net_dollars")).isEqualTo(market.get("net_dollars"));
        var difference = """
            (SELECT account, slot, sum(trading_pnl), sum(settlement_pnl), sum(fees), sum(wins), sum(unknown)
             FROM book_slots GROUP BY account, slot
             EXCEPT SELECT account, slot, sum(trading_pnl), sum(settlement_pnl), sum(fees), sum(wins), sum(unknown)
             FROM slots GROUP BY account, slot) AS differing\
            """;
        assertThat(sql.count(difference)).isZero();
    }

    private void check() {
        checkPositions.all().await().atMost(LIMIT);
    }
}
