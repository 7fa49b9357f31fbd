package io.evenkeel.pnl.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.bucket.Buckets;
import io.evenkeel.pnl.bucket.Period;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.match.Hedge;
import io.evenkeel.pnl.match.MatchLeg;
import io.evenkeel.pnl.match.MatchPnl;
import io.evenkeel.pnl.outcome.WinRate;
import io.evenkeel.pnl.settlement.MarketPnl;
import io.evenkeel.pnl.trade.SettledTrade;
import io.evenkeel.pnl.trade.SettledTrades;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of the histories with expected figures, to the last digit. */
class VectorsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Stream<Scenario> vectors() {
        return Stream.of(101, 102, 103, 104, 105, 106, 107).map(number -> Scenario.vector("history-" + number));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void every_figure_of_a_vector_is_met(Scenario scenario) {
        assertEveryFigure(scenario);
    }

    @Test
    void every_figure_of_a_recorded_account_is_met() {
        assertEveryFigure(Scenario.recordedAccount());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void fills_in_any_order_and_twice_give_the_same(Scenario scenario) {
        for (var account : scenario.accounts()) {
            var facts = scenario.facts(account);
            scenario.fills(account).forEach((ticker, fills) -> {
                var market = facts.get(ticker);
                var once = MarketPnl.of(fills, market);
                var shuffled = new ArrayList<Fill>(fills);
                shuffled.addAll(fills);
                Collections.shuffle(shuffled, new Random(17));
                var again = MarketPnl.of(shuffled, market);
                assertThat(again.closing()).isEqualTo(once.closing());
                assertThat(again.realizations()).isEqualTo(once.realizations());
            });
        }
    }

    private static void assertEveryFigure(Scenario scenario) {
        for (var account : scenario.accounts()) {
            var expected = scenario.expected().required(account);
            var markets = scenario.markets(account);
            var slots = new SlotTable();
            markets.values().forEach(market -> slots.addAll(SlotTable.of(market)));
            assertSame(account + " markets", expected.get("markets"), markets(markets));
            assertSame(account + " totals", expected.get("totals"), totals(slots));
            assertSame(account + " periods", expected.get("periods"), periods(slots, ZoneOffset.UTC));
            var newYork = scenario.expectedNewYork();
            if (newYork != null) {
                assertSame(account + " New York", newYork.get(account), periods(slots, NEW_YORK));
            }
            assertSame(account + " trades", expected.get("settled_trades"), trades(markets));
            assertSame(account + " matches", expected.get("matches"), matches(scenario, account, markets));
        }
    }

    private static void assertSame(String what, JsonNode expected, JsonNode actual) {
        assertThat(pretty(actual)).as(what).isEqualTo(pretty(expected));
    }

    private static String pretty(JsonNode node) {
        var mapper = new ObjectMapper();
        return mapper.valueToTree(mapper.convertValue(node, Object.class)).toPrettyString();
    }

    private static ObjectNode markets(Map<String, MarketPnl> markets) {
        var all = NODES.objectNode();
        markets.forEach((ticker, market) -> {
            var closing = market.closing();
            all.putObject(ticker)
                    .put("position_fp", closing.position().toString())
                    .put("realized_dollars", print(closing.realized()))
                    .put("fees_dollars", print(closing.fees()))
                    .put("net_dollars", print(closing.net()))
                    .put("open_cost_dollars", print(closing.openCost()))
                    .put("pnl_source", closing.source().wire())
                    .put("exchange_pnl_dollars", print(closing.exchangePnl()));
        });
        return all;
    }

    private static ObjectNode totals(SlotTable slots) {
        var total = slots.total();
        return rate(
                NODES.objectNode()
                        .put("realized_dollars", print(total.realized()))
                        .put("fees_dollars", print(total.fees()))
                        .put("net_dollars", print(total.net()))
                        .put("wins", total.wins())
                        .put("losses", total.losses())
                        .put("breakeven", total.breakeven()),
                total.winRate());
    }

    private static ObjectNode periods(SlotTable slots, ZoneId zone) {
        var all = NODES.objectNode();
        for (var period : Period.values()) {
            var rows = all.putArray(period.wire());
            Buckets.of(slots.slots(), period, zone).forEach((bucket, amounts) -> {
                // A win or loss alone is no line of the expected figures.
                if (!amounts.realized().isZero() || !amounts.fees().isZero()) {
                    rows.addObject()
                            .put("start", START.format(bucket.start().atZone(zone)))
                            .put("realized_dollars", print(amounts.realized()))
                            .put("fees_dollars", print(amounts.fees()))
                            .put("net_dollars", print(amounts.net()));
                }
            });
        }
        return all;
    }

    private static ObjectNode trades(Map<String, MarketPnl> markets) {
        var rows = new TreeMap<String, ObjectNode>();
        var wins = 0L;
        var net = Money.ZERO;
        for (var market : markets.entrySet()) {
            for (var trade : SettledTrades.of(market.getValue())) {
                var order = String.valueOf(trade.orderId());
                rows.put(order + " " + market.getKey(), trade(order, market.getKey(), trade));
                wins += Boolean.TRUE.equals(trade.won()) ? 1 : 0;
                net = net.plus(known(trade.netReturn()));
            }
        }
        var all = NODES.objectNode();
        var summary = all.putObject("summary")
                .put("total_trades", rows.size())
                .put("wins", wins)
                .put("losses", rows.size() - wins);
        rate(summary, WinRate.of(wins, rows.size() - wins)).put("net_return_dollars", print(net));
        all.putArray("trades").addAll(rows.values());
        return all;
    }

    private static ObjectNode trade(String order, String ticker, SettledTrade trade) {
        return NODES.objectNode()
                .put("order_id", order)
                .put("market_ticker", ticker)
                .put("side", trade.side().wire())
                .put("contracts_fp", trade.contracts().toString())
                .put("purchase_price_dollars", print(trade.purchasePrice()))
                .put("settlement_price_dollars", print(trade.settlementPrice()))
                .put("total_purchased_dollars", print(trade.purchased()))
                .put("total_settled_dollars", print(trade.settled()))
                .put("return_dollars", print(trade.grossReturn()))
                .put("fees_dollars", print(trade.fees()))
                .put("net_return_dollars", print(trade.netReturn()))
                .put(
                        "duration_hours",
                        BigDecimal.valueOf(trade.durationTenthsOfHours(), 1).toPlainString())
                .put("won", trade.won())
                .put("price_bucket", trade.priceBucket());
    }

    private static ObjectNode matches(Scenario scenario, String account, Map<String, MarketPnl> markets) {
        var all = NODES.objectNode();
        for (var row : scenario.history().get("matches")) {
            if (Scenario.text(row, "account").equals(account)) {
                all.set(Scenario.text(row, "id"), match(scenario, row, markets));
            }
        }
        return all;
    }

    private static ObjectNode match(Scenario scenario, JsonNode row, Map<String, MarketPnl> markets) {
        var theo = new MatchPnl.Theo(cents(row.get("theo_a")), cents(row.get("theo_b")));
        var match = MatchPnl.of(
                leg(scenario, Scenario.text(row, "ticker_a"), markets),
                leg(scenario, Scenario.text(row, "ticker_b"), markets),
                theo,
                hedges(scenario, Scenario.text(row, "id")));
        return NODES.objectNode()
                .put("paired_fp", match.paired().toString())
                .put("arb_profit_dollars", print(match.arbProfit()))
                .put("leftover_fp", match.leftover().toString())
                .put("leftover_cost_dollars", print(match.leftoverCost()))
                .put("leftover_ev_dollars", print(match.leftoverEv()))
                .put("leftover_av_dollars", print(match.leftoverAv()))
                .put("ev_vs_av_dollars", print(match.evVsAv()))
                .put("closed_pnl_dollars", print(match.closedPnl()))
                .put("booked_pnl_dollars", print(match.bookedPnl()))
                .put("fees_dollars", print(match.fees()))
                .put("hedge_pnl_dollars", print(match.hedgePnl()))
                .put("net_profit_dollars", print(match.netProfit()));
    }

    private static MatchLeg leg(Scenario scenario, String ticker, Map<String, MarketPnl> markets) {
        var market = markets.get(ticker);
        return market == null
                ? MatchLeg.untouched(
                        scenario.market(ticker).get("status").asText().equals("finalized"))
                : MatchLeg.of(market.closing(), side -> scenario.mid(ticker, side));
    }

    private static List<Hedge> hedges(Scenario scenario, String match) {
        var hedges = new ArrayList<Hedge>();
        for (var row : scenario.history().get("hedges")) {
            if (Scenario.text(row, "match_id").equals(match)) {
                var result = row.hasNonNull("outcome")
                        ? Hedge.Result.valueOf(Scenario.text(row, "outcome").toUpperCase(Locale.ROOT))
                        : Hedge.Result.PENDING;
                var odds = new BigDecimal(Scenario.text(row, "odds"))
                        .movePointRight(4)
                        .longValueExact();
                hedges.add(new Hedge(Money.parse(Scenario.text(row, "amount_usd")), odds, result));
            }
        }
        return hedges;
    }

    private static @Nullable Price cents(@Nullable JsonNode theo) {
        return theo == null || theo.isNull() ? null : new Price(theo.longValue() * 100);
    }

    private static ObjectNode rate(ObjectNode node, @Nullable WinRate rate) {
        if (rate == null) {
            return node.putNull("win_rate");
        }
        return node.put("win_rate", BigDecimal.valueOf(rate.millionths(), 6).doubleValue());
    }

    private static Money known(@Nullable Money money) {
        assertThat(money).isNotNull();
        return Objects.requireNonNull(money);
    }

    private static @Nullable String print(@Nullable Money money) {
        return money == null ? null : money.toString();
    }
}
