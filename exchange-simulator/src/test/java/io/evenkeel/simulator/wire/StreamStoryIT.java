package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two accounts trade with each other at random for a while, and everything ends by settlement. What the frames told of
 * it and what REST says afterwards are one story.
 */
class StreamStoryIT {
    private static final long SEED = Long.getLong("evenkeel.seed", 20_261_121L);
    private static final int STEPS = 150;
    private static final List<String> MARKETS = List.of("KXSTORY-26-A", "KXSTORY-26-B", "KXSTORY-26-C");
    private static final List<String> CHANNELS = List.of(
            "orderbook_delta",
            "ticker",
            "trade",
            "fill",
            "market_positions",
            "user_orders",
            "market_lifecycle_v2",
            "order_group_updates",
            "communications");

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static final Map<String, StreamClient> CLIENTS = new LinkedHashMap<>();
    /** Came when half of it was over, and wants YES prices. */
    private static StreamClient late;

    private static final Map<String, JsonNode> BOOKS = new HashMap<>();
    private static final Map<String, JsonNode> ROWS = new HashMap<>();
    private static final Map<String, JsonNode> POSITIONS = new HashMap<>();
    private static final Map<StreamClient, List<JsonNode>> BEFORE_THE_END = new HashMap<>();

    @BeforeAll
    static void trade() throws IOException {
        var scenario = folder.resolve("scenario.json");
        Files.writeString(scenario, scenario());
        simulator = SimulatorProcess.ready(folder, scenario, "alpha", "beta");
        for (var account : List.of("alpha", "beta")) {
            simulator.liftLimits(account);
            CLIENTS.put(account, follow(StreamClient.connect(simulator, account), ""));
        }
        var session = new RandomSession(simulator, new Random(SEED), MARKETS);
        session.run(STEPS / 2);
        late = follow(StreamClient.connect(simulator, "beta"), ",'use_yes_price':true,'send_initial_snapshot':true");
        session.run(STEPS / 2);
        for (var ticker : MARKETS) {
            BOOKS.put(ticker, rest("/markets/" + ticker + "/orderbook"));
            ROWS.put(ticker, rest("/markets/" + ticker).path("market"));
        }
        CLIENTS.keySet().forEach(account -> POSITIONS.put(account, rest(account, "/portfolio/positions")));
        all().forEach(client -> {
            client.sync();
            BEFORE_THE_END.put(client, client.frames());
        });
        settle();
        all().forEach(StreamClient::sync);
    }

    @AfterAll
    static void stop() {
        CLIENTS.values().forEach(StreamClient::close);
        if (late != null) {
            late.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    private static StreamClient follow(StreamClient client, String options) {
        var tickers = "'market_tickers':['" + String.join("','", MARKETS) + "']" + options;
        for (var channel : CHANNELS) {
            client.say("{'id':%d,'cmd':'subscribe','params':{'channels':['" + channel + "']," + tickers + "}}");
        }
        client.sync();
        return client;
    }

    private static void settle() {
        sim("/settle", "{\"ticker\": \"" + MARKETS.get(0) + "\", \"result\": \"yes\"}");
        sim("/settle", "{\"ticker\": \"" + MARKETS.get(1) + "\", \"result\": \"scalar\", \"value_dollars\": \"0.37\"}");
    }

    private static void sim(String path, String body) {
        var answer = simulator.sim("POST", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void every_frame_is_as_the_exchange_describes_it() {
        for (var client : all()) {
            for (var text : client.texts()) {
                assertThat(AsyncApi.instance().complaints(text)).as(seed()).isEmpty();
            }
        }
        assertThat(AsyncApi.instance().seen())
                .contains(
                        "subscribed",
                        "ok",
                        "orderbook_snapshot",
                        "orderbook_delta",
                        "ticker",
                        "trade",
                        "fill",
                        "market_position",
                        "user_order",
                        "market_lifecycle_v2");
    }

    @Test
    void numbers_have_no_gaps() {
        for (var client : all()) {
            var last = new HashMap<Long, Long>();
            for (var frame : client.frames()) {
                if (frame.has("seq")) {
                    var sid = frame.path("sid").longValue();
                    assertThat(frame.path("seq").longValue()).isEqualTo(last.getOrDefault(sid, 0L) + 1);
                    last.put(sid, frame.path("seq").longValue());
                }
            }
            assertThat(last).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void the_book_built_from_frames_is_that_of_rest() {
        for (var ticker : MARKETS) {
            var rest = FrameBook.of(BOOKS.get(ticker));
            for (var client : CLIENTS.values()) {
                assertThat(FrameBook.of(ticker, beforeTheEnd(client), false))
                        .as(seed())
                        .isEqualTo(rest);
            }
            assertThat(FrameBook.of(ticker, beforeTheEnd(late), true))
                    .as(seed())
                    .isEqualTo(rest);
        }
        assertThat(CLIENTS.get("alpha").frames("orderbook_snapshot")).hasSize(MARKETS.size());
    }

    @Test
    void the_last_ticker_is_what_the_market_row_says() {
        for (var ticker : MARKETS) {
            var row = ROWS.get(ticker);
            var told = last(beforeTheEnd(CLIENTS.get("beta")), "ticker", ticker);
            for (var field : List.of("yes_bid_dollars", "yes_ask_dollars", "yes_bid_size_fp", "yes_ask_size_fp")) {
                assertThat(told.path(field)).as(field + " " + seed()).isEqualTo(row.path(field));
            }
            assertThat(told.path("price_dollars")).isEqualTo(row.path("last_price_dollars"));
            assertThat(told.path("volume_fp")).isEqualTo(row.path("volume_fp"));
            assertThat(told.path("open_interest_fp")).isEqualTo(row.path("open_interest_fp"));
        }
    }

    @Test
    void fills_are_those_of_rest_and_each_follows_the_state_of_its_order() {
        for (var client : CLIENTS.entrySet()) {
            var rest = byId(rest(client.getKey(), "/portfolio/fills?limit=1000").path("fills"), "fill_id");
            var frames = client.getValue().frames("fill");
            assertThat(frames).as(seed()).hasSameSizeAs(rest.keySet()).isNotEmpty();
            for (var frame : frames) {
                var told = frame.path("msg");
                var row = rest.get(told.path("trade_id").textValue());
                for (var field : List.of(
                        "order_id", "market_ticker", "count_fp", "yes_price_dollars", "fee_cost", "book_side")) {
                    assertThat(told.path(field)).as(field).isEqualTo(row.path(field));
                }
                assertThat(told.path("is_taker")).isEqualTo(row.path("is_taker"));
                assertThat(told.path("ts_ms").longValue())
                        .isEqualTo(OffsetDateTime.parse(row.path("created_time").textValue())
                                .toInstant()
                                .toEpochMilli());
            }
            assertOrderFirst(client.getValue().frames());
        }
    }

    /** By the time of a fill its order has told at least as many filled contracts. */
    private static void assertOrderFirst(List<JsonNode> frames) {
        var told = new HashMap<String, Quantity>();
        var filled = new HashMap<String, Quantity>();
        for (var frame : frames) {
            var msg = frame.path("msg");
            if (frame.path("type").asText().equals("user_order")) {
                told.put(msg.path("order_id").textValue(), quantity(msg, "fill_count_fp"));
            } else if (frame.path("type").asText().equals("fill")) {
                var order = msg.path("order_id").textValue();
                var sum = filled.merge(order, quantity(msg, "count_fp"), Quantity::plus);
                assertThat(told.getOrDefault(order, Quantity.ZERO)).as(order).isGreaterThanOrEqualTo(sum);
            }
        }
    }

    @Test
    void positions_after_each_fill_add_up_to_those_of_rest() {
        for (var client : CLIENTS.entrySet()) {
            var net = new HashMap<String, Quantity>();
            for (var frame : client.getValue().frames("fill")) {
                var msg = frame.path("msg");
                var count = quantity(msg, "count_fp");
                var signed = msg.path("book_side").textValue().equals("bid") ? count : count.negate();
                var sum = net.merge(msg.path("market_ticker").textValue(), signed, Quantity::plus);
                assertThat(quantity(msg, "post_position_fp")).as(seed()).isEqualTo(sum);
            }
            for (var row : POSITIONS.get(client.getKey()).path("market_positions")) {
                var ticker = row.path("ticker").textValue();
                assertThat(quantity(row, "position_fp")).isEqualTo(net.get(ticker));
                var told = last(beforeTheEnd(client.getValue()), "market_position", ticker);
                assertThat(told.path("position_fp")).isEqualTo(row.path("position_fp"));
                assertThat(told.path("position_cost_dollars")).isEqualTo(row.path("market_exposure_dollars"));
                assertThat(told.path("realized_pnl_dollars")).isEqualTo(row.path("realized_pnl_dollars"));
                assertThat(told.path("fees_paid_dollars")).isEqualTo(row.path("fees_paid_dollars"));
            }
        }
    }

    @Test
    void the_last_state_of_each_order_is_that_of_rest() {
        for (var client : CLIENTS.entrySet()) {
            var rest =
                    byId(rest(client.getKey(), "/portfolio/orders?limit=1000").path("orders"), "order_id");
            var told = new HashMap<String, JsonNode>();
            client.getValue()
                    .frames("user_order")
                    .forEach(frame -> told.put(frame.at("/msg/order_id").textValue(), frame.path("msg")));
            assertThat(told.keySet()).as(seed()).isEqualTo(rest.keySet()).isNotEmpty();
            rest.forEach((id, row) -> {
                for (var field : List.of(
                        "status",
                        "client_order_id",
                        "ticker",
                        "book_side",
                        "yes_price_dollars",
                        "initial_count_fp",
                        "fill_count_fp",
                        "remaining_count_fp",
                        "taker_fill_cost_dollars",
                        "maker_fill_cost_dollars",
                        "taker_fees_dollars",
                        "maker_fees_dollars",
                        "subaccount_number")) {
                    assertThat(told.get(id).path(field))
                            .as(field + " of " + row + seed())
                            .isEqualTo(row.path(field));
                }
            });
        }
    }

    @Test
    void trades_are_those_of_rest() {
        var rest = byId(rest("/markets/trades?limit=1000").path("trades"), "trade_id");
        var told = CLIENTS.get("alpha").frames("trade").stream()
                .map(frame -> frame.path("msg"))
                .collect(Collectors.toMap(msg -> msg.path("trade_id").textValue(), Function.identity()));
        assertThat(told.keySet()).as(seed()).isEqualTo(rest.keySet()).isNotEmpty();
        told.forEach((id, msg) -> {
            for (var field : List.of("count_fp", "yes_price_dollars", "no_price_dollars", "taker_book_side")) {
                assertThat(msg.path(field)).isEqualTo(rest.get(id).path(field));
            }
        });
    }

    @Test
    void nobody_learns_the_order_ids_of_others() {
        CLIENTS.forEach((account, client) -> {
            var named = client.texts().stream().filter(text -> text.contains("\"client_order_id\":\""));
            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).contains("\"client_order_id\":\"" + account + "-"));
            assertThat(client.frames("orderbook_delta").stream()
                            .filter(frame -> frame.path("msg").has("client_order_id")))
                    .isNotEmpty();
        });
    }

    @Test
    void the_end_of_a_market_is_told_and_its_settlement_follows_from_the_fills_that_were_told() {
        for (var client : CLIENTS.entrySet()) {
            var lives = client.getValue().frames("market_lifecycle_v2").stream()
                    .map(frame -> frame.at("/msg/market_ticker").textValue() + " "
                            + frame.at("/msg/event_type").textValue())
                    .toList();
            assertThat(lives)
                    .containsSubsequence(MARKETS.get(0) + " determined", MARKETS.get(0) + " settled")
                    .containsSubsequence(MARKETS.get(1) + " determined", MARKETS.get(1) + " settled");
            var settlements = rest(client.getKey(), "/portfolio/settlements").path("settlements");
            assertThat(settlements).hasSize(2);
            settlements.forEach(row -> assertFollows(row, client.getValue().frames("fill")));
        }
    }

    private static void assertFollows(JsonNode settlement, List<JsonNode> fills) {
        var yes = Quantity.ZERO;
        var no = Quantity.ZERO;
        var fees = Money.ZERO;
        for (var fill : fills) {
            var msg = fill.path("msg");
            if (msg.path("market_ticker").equals(settlement.path("ticker"))) {
                var isYes = msg.path("outcome_side").textValue().equals("yes");
                yes = isYes ? yes.plus(quantity(msg, "count_fp")) : yes;
                no = isYes ? no : no.plus(quantity(msg, "count_fp"));
                fees = fees.plus(Money.parse(msg.path("fee_cost").textValue()));
            }
        }
        assertThat(quantity(settlement, "yes_count_fp")).isEqualTo(yes);
        assertThat(quantity(settlement, "no_count_fp")).isEqualTo(no);
        assertThat(Money.parse(settlement.path("fee_cost").textValue())).isEqualTo(fees);
        var net = yes.minus(no);
        var value = settlement.path("value").longValue();
        var winning = net.signum() >= 0 ? value : 100 - value;
        assertThat(settlement.path("revenue").longValue()).isEqualTo(Math.abs(net.contractsE2()) * winning / 100);
    }

    private static List<StreamClient> all() {
        var all = new ArrayList<>(CLIENTS.values());
        all.add(late);
        return all;
    }

    /** What was told before the first market was settled, which is what the books and rows of REST show. */
    private static List<JsonNode> beforeTheEnd(StreamClient client) {
        return BEFORE_THE_END.get(client);
    }

    private static JsonNode last(List<JsonNode> frames, String type, String ticker) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .map(frame -> frame.path("msg"))
                .filter(msg -> msg.path("market_ticker").asText().equals(ticker))
                .reduce((before, after) -> after)
                .orElseThrow(() -> new AssertionError("no " + type + " of " + ticker + seed()));
    }

    private static Map<String, JsonNode> byId(JsonNode rows, String id) {
        var byId = new HashMap<String, JsonNode>();
        rows.forEach(row -> byId.put(row.path(id).textValue(), row));
        return byId;
    }

    private static Quantity quantity(JsonNode msg, String field) {
        return Quantity.parse(msg.path(field).textValue());
    }

    private static JsonNode rest(String path) {
        return rest("alpha", path);
    }

    private static JsonNode rest(String account, String path) {
        var answer = simulator.get(account, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String seed() {
        return " with seed " + SEED;
    }

    private static String scenario() {
        var markets = MARKETS.stream()
                .map(ticker -> "{\"ticker\": \"%s\", \"event_ticker\": \"KXSTORY-26\", \"status\": \"active\", "
                                .formatted(ticker)
                        + "\"open_time\": \"2026-11-01T00:00:00Z\", \"close_time\": \"2026-12-31T00:00:00Z\"}")
                .collect(Collectors.joining(", "));
        return """
                {"now": "2026-11-21T12:00:00Z",
                 "series": [{"ticker": "KXSTORY", "title": "Story", "category": "Sports", "frequency": "custom",
                             "fee_type": "quadratic_with_maker_fees", "fee_multiplier": 1}],
                 "events": [{"event_ticker": "KXSTORY-26", "series_ticker": "KXSTORY", "title": "Story"}],
                 "markets": [%s],
                 "accounts": [{"account": "alpha", "opening_cash_dollars": "5000"},
                              {"account": "beta", "opening_cash_dollars": "5000"}]}""".formatted(markets);
    }
}
