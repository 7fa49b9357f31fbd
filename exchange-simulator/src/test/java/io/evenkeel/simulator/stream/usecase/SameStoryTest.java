package io.evenkeel.simulator.stream.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.MarketKey;
import io.evenkeel.simulator.exchange.RandomTrading;
import io.evenkeel.simulator.ledger.Balance;
import io.evenkeel.simulator.matching.WorkingOrder;
import io.evenkeel.simulator.portfolio.api.PortfolioRows;
import io.evenkeel.simulator.row.WireRow;
import io.evenkeel.simulator.wire.FrameBook;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A thousand sequences of chance: what the frames told of them, what the rows of REST say afterwards and what the
 * settlements pay is one story, for every member and sub-account. The seed of one that fails is in its name.
 */
class SameStoryTest {
    private static final long FIRST_SEED = 20_261_121;
    private static final int STEPS = 40;
    private static final List<String> OWN =
            List.of("fill", "user_orders", "market_positions", "order_group_updates", "market_lifecycle_v2");
    private static final List<String> PUBLIC = List.of("orderbook_delta", "ticker", "trade");
    /** Follows what is public too. */
    private static final String READER = RandomTrading.MEMBERS.getFirst();

    private static final List<String> OF_A_FILL = List.of(
            "order_id",
            "market_ticker",
            "exchange_index",
            "is_taker",
            "side",
            "action",
            "yes_price_dollars",
            "count_fp",
            "fee_cost",
            "outcome_side",
            "book_side",
            "ts");
    private static final List<String> OF_AN_ORDER = List.of(
            "user_id",
            "ticker",
            "exchange_index",
            "status",
            "side",
            "outcome_side",
            "book_side",
            "yes_price_dollars",
            "initial_count_fp",
            "fill_count_fp",
            "remaining_count_fp",
            "taker_fill_cost_dollars",
            "maker_fill_cost_dollars",
            "taker_fees_dollars",
            "maker_fees_dollars",
            "client_order_id",
            "order_group_id",
            "self_trade_prevention_type",
            "created_time",
            "last_update_time",
            "expiration_time",
            "subaccount_number");

    private final Listeners listeners = new Listeners();

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void frames_rows_and_settlements_tell_the_same(long seed) {
        var trading = new RandomTrading(seed);
        trading.run(STEPS);
        var traded = trading.changes();
        trading.settle();
        var all = trading.changes();
        for (var member : RandomTrading.MEMBERS) {
            listeners.subscribe(member, OWN, RandomTrading.MARKETS);
        }
        listeners.subscribe(READER, PUBLIC, RandomTrading.MARKETS);
        traded.forEach(listeners::make);
        RandomTrading.MARKETS.forEach(this::assertMarket);
        for (var member : RandomTrading.MEMBERS) {
            assertNumbered(member);
            assertPositions(member);
            assertOrders(member);
            assertResting(member);
            assertGroups(member);
        }
        all.subList(traded.size(), all.size()).forEach(listeners::make);
        assertTrades();
        for (var member : RandomTrading.MEMBERS) {
            assertFills(member);
            assertOrders(member);
            assertPaid(member);
        }
    }

    private void assertNumbered(String member) {
        var last = new HashMap<Long, Long>();
        for (var frame : listeners.heard(member)) {
            if (frame.has("seq")) {
                var seq = frame.path("seq").longValue();
                assertThat(seq).isEqualTo(last.getOrDefault(frame.path("sid").longValue(), 0L) + 1);
                last.put(frame.path("sid").longValue(), seq);
            }
        }
    }

    private void assertMarket(String ticker) {
        var exchange = listeners.exchange();
        var told = FrameBook.of(ticker, listeners.heard(READER), false);
        assertThat(told.yes()).isEqualTo(levels(ticker, BookSide.BID, price -> price));
        assertThat(told.no()).isEqualTo(levels(ticker, BookSide.ASK, Price::complement));
        var row = exchange.markets().find(ticker).orElseThrow().row();
        var last = listeners.heard(READER, "ticker").stream()
                .filter(msg -> msg.path("market_ticker").textValue().equals(ticker))
                .reduce((_, later) -> later);
        last.ifPresent(msg -> assertThat(texts(
                        msg,
                        "yes_bid_dollars",
                        "yes_ask_dollars",
                        "yes_bid_size_fp",
                        "yes_ask_size_fp",
                        "volume_fp",
                        "open_interest_fp"))
                .isEqualTo(texts(
                        row,
                        "yes_bid_dollars",
                        "yes_ask_dollars",
                        "yes_bid_size_fp",
                        "yes_ask_size_fp",
                        "volume_fp",
                        "open_interest_fp")));
        assertThat(last.isPresent() || exchange.tape().of(ticker).size() == 0).isTrue();
    }

    private Map<Price, Quantity> levels(String ticker, BookSide side, Function<Price, Price> ofLeg) {
        var levels = new TreeMap<Price, Quantity>();
        listeners
                .exchange()
                .desk()
                .levels(ticker, side)
                .forEach(level -> levels.put(ofLeg.apply(level.yesPrice()), level.size()));
        return levels;
    }

    /** The last position that was told is that of the row, and both are what the fills came to. */
    private void assertPositions(String member) {
        var told = new HashMap<MarketKey, JsonNode>();
        listeners.heard(member, "market_position").forEach(msg -> told.put(key(msg), msg));
        var flows = flows(member);
        var rows = rows(member);
        for (var subaccount : subaccounts(member)) {
            for (var row : rows.positions(subaccount)) {
                var key = new MarketKey(text(row, "ticker"), subaccount);
                var msg = Objects.requireNonNull(told.remove(key), key.toString());
                assertThat(texts(
                                msg,
                                "position_fp",
                                "position_cost_dollars",
                                "realized_pnl_dollars",
                                "fees_paid_dollars"))
                        .isEqualTo(texts(
                                row,
                                "position_fp",
                                "market_exposure_dollars",
                                "realized_pnl_dollars",
                                "fees_paid_dollars"));
                var flow = flows.getOrDefault(key, FrameFlows.NONE);
                assertThat(List.of(
                                flow.net().toString(),
                                flow.fees().toString(),
                                flow.yesCost().plus(flow.noCost()).toString(),
                                flow.yes().plus(flow.no()).toString()))
                        .isEqualTo(List.of(
                                text(row, "position_fp"),
                                text(row, "fees_paid_dollars"),
                                text(row, "total_traded_dollars"),
                                msg.path("volume_fp").textValue()));
            }
        }
        assertThat(told).isEmpty();
    }

    private void assertGroups(String member) {
        var told = new TreeMap<String, String>();
        for (var msg : listeners.heard(member, "order_group_updates")) {
            var id = msg.path("order_group_id").textValue();
            var limit = msg.path("contracts_limit_fp").asText();
            switch (msg.path("event_type").textValue()) {
                case "created", "limit_updated" -> told.put(id, limit);
                case "deleted" -> told.remove(id);
                case "triggered", "reset" -> assertThat(told).containsKey(id);
                default -> throw new AssertionError(msg);
            }
        }
        var kept = listeners.exchange().desk().groups(member).stream()
                .collect(Collectors.toMap(
                        group -> group.id(), group -> group.limit().toString()));
        assertThat(told).isEqualTo(kept);
    }

    private void assertTrades() {
        var fields = List.of(
                "count_fp",
                "yes_price_dollars",
                "no_price_dollars",
                "taker_side",
                "taker_outcome_side",
                "taker_book_side",
                "is_block_trade");
        var told = new TreeMap<String, Map<String, String>>();
        listeners
                .heard(READER, "trade")
                .forEach(msg -> told.put(msg.path("trade_id").textValue(), texts(msg, fields)));
        var rows = new TreeMap<String, Map<String, String>>();
        listeners
                .exchange()
                .tape()
                .all()
                .newestFirst()
                .forEach(trade -> rows.put(trade.id(), texts(trade.row(), fields)));
        assertThat(told).isEqualTo(rows);
    }

    /** The same fills in the same order, each after the state of its order that has it in it. */
    private void assertFills(String member) {
        var told = listeners.heard(member, "fill");
        var rows = rows(member).fills();
        assertThat(told.stream().map(msg -> msg.path("trade_id").textValue()))
                .containsExactlyElementsOf(rows.reversed().stream()
                        .map(row -> text(row, "fill_id"))
                        .toList());
        for (var i = 0; i < told.size(); i++) {
            var row = rows.get(rows.size() - 1 - i);
            assertThat(texts(told.get(i), OF_A_FILL)).isEqualTo(texts(row, OF_A_FILL));
            assertThat(told.get(i).path("subaccount").asText()).isEqualTo(text(row, "subaccount_number"));
            assertThat(told.get(i).path("ts_ms").longValue())
                    .isEqualTo(Instant.parse(text(row, "created_time")).toEpochMilli());
        }
        var states = new HashMap<String, String>();
        var filled = new HashMap<String, Quantity>();
        for (var frame : listeners.heard(member)) {
            var msg = frame.path("msg");
            var order = msg.path("order_id").asText();
            if (frame.path("type").textValue().equals("user_order")) {
                states.put(order, msg.path("fill_count_fp").textValue());
            } else if (frame.path("type").textValue().equals("fill")) {
                var sum =
                        filled.merge(order, Quantity.parse(msg.path("count_fp").textValue()), Quantity::plus);
                assertThat(states.get(order)).isEqualTo(sum.toString());
            }
        }
    }

    private void assertOrders(String member) {
        var told = new TreeMap<String, Map<String, String>>();
        listeners
                .heard(member, "user_order")
                .forEach(msg -> told.put(msg.path("order_id").textValue(), texts(msg, OF_AN_ORDER)));
        var rows = new TreeMap<String, Map<String, String>>();
        rows(member).orders().forEach(row -> rows.put(text(row, "order_id"), texts(row, OF_AN_ORDER)));
        assertThat(told).isEqualTo(rows);
    }

    /** The rows are written as the engine tells; here they answer to what stands in its books. */
    private void assertResting(String member) {
        var rows = rows(member).orders().stream()
                .filter(row -> text(row, "status").equals("resting"))
                .collect(Collectors.toMap(row -> text(row, "order_id"), row -> text(row, "remaining_count_fp")));
        var queued = listeners.exchange().desk().ordersOf(member).stream()
                .collect(Collectors.toMap(
                        WorkingOrder::id, order -> order.remaining().toString()));
        assertThat(rows).isEqualTo(queued);
    }

    /** What was told of fills and results comes to the settlement rows, and with the transfers to the balance. */
    private void assertPaid(String member) {
        var results = listeners.heard(member, "market_lifecycle_v2").stream()
                .filter(msg -> msg.path("event_type").textValue().equals("determined"))
                .collect(Collectors.toMap(msg -> msg.path("market_ticker").textValue(), Function.identity()));
        assertThat(results.keySet()).containsExactlyInAnyOrderElementsOf(RandomTrading.MARKETS);
        var rows = rows(member);
        for (var subaccount : subaccounts(member)) {
            var expected = new TreeMap<String, Map<String, String>>();
            var cash = subaccount == 0 ? listeners.exchange().bookOf(member).openingCash() : Money.ZERO;
            for (var transfer : listeners.exchange().bookOf(member).transfers().newestFirst()) {
                cash = transfer.to() == subaccount ? cash.plus(transfer.amount()) : cash;
                cash = transfer.from() == subaccount ? cash.minus(transfer.amount()) : cash;
            }
            for (var market : flows(member).entrySet()) {
                if (market.getKey().subaccount() == subaccount) {
                    var result =
                            Objects.requireNonNull(results.get(market.getKey().ticker()));
                    expected.put(market.getKey().ticker(), market.getValue().settlement(result));
                    var yesPays = Price.parse(result.path("settlement_value").textValue());
                    cash = cash.plus(market.getValue().cash(yesPays));
                }
            }
            var settled = new TreeMap<String, Map<String, String>>();
            rows.settlements(subaccount).forEach(row -> {
                var ticker = text(row, "ticker");
                var fields = expected.getOrDefault(ticker, Map.of()).keySet();
                settled.put(ticker, texts(row, List.copyOf(fields)));
            });
            assertThat(settled).isEqualTo(expected);
            assertThat(rows.balance(subaccount)).isEqualTo(Balance.dollarsE4(cash));
        }
    }

    /** By market and sub-account; every fill told the position after it. */
    private Map<MarketKey, FrameFlows> flows(String member) {
        var flows = new HashMap<MarketKey, FrameFlows>();
        for (var msg : listeners.heard(member, "fill")) {
            var flow = flows.getOrDefault(key(msg), FrameFlows.NONE).plus(msg);
            flows.put(key(msg), flow);
            assertThat(msg.path("post_position_fp").textValue())
                    .isEqualTo(flow.net().toString());
        }
        return flows;
    }

    private List<Integer> subaccounts(String member) {
        return List.copyOf(listeners.exchange().desk().subaccounts().of(member));
    }

    private PortfolioRows rows(String member) {
        return new PortfolioRows(listeners.exchange(), member);
    }

    private static MarketKey key(JsonNode msg) {
        return new MarketKey(
                msg.path("market_ticker").textValue(), msg.path("subaccount").intValue());
    }

    private static Map<String, String> texts(JsonNode msg, List<String> fields) {
        return texts(fields, field -> msg.path(field).asText());
    }

    private static Map<String, String> texts(WireRow row, List<String> fields) {
        return texts(fields, field -> text(row, field));
    }

    private static Map<String, String> texts(List<String> fields, Function<String, String> text) {
        return fields.stream().collect(Collectors.toMap(Function.identity(), text));
    }

    private static List<String> texts(JsonNode msg, String... fields) {
        return Stream.of(fields).map(field -> msg.path(field).asText()).toList();
    }

    private static List<String> texts(WireRow row, String... fields) {
        return Stream.of(fields).map(field -> text(row, field)).toList();
    }

    /** Empty if it has none. */
    private static String text(WireRow row, String field) {
        var value = row.fields().get(field);
        return value == null ? "" : value.toString();
    }
}
