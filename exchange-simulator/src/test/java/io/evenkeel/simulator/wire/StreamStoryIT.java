package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Accounts trade with each other at random for a while, and markets end by settlement. What the frames told of it and
 * what REST says afterwards are one story.
 */
class StreamStoryIT {
    private static final long SEED = Long.getLong("evenkeel.seed", 20_261_121L);
    private static final List<Story> STORIES =
            List.of(new Story(1, SEED), new Story(2, SEED + 1), new Story(3, SEED + 2));

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void trade() throws IOException {
        var scenario = folder.resolve("scenario.json");
        Files.writeString(scenario, Story.scenario(STORIES));
        var accounts = STORIES.stream().flatMap(story -> story.accounts().stream());
        simulator = SimulatorProcess.ready(folder, scenario, accounts.toArray(String[]::new));
        STORIES.forEach(story -> story.happen(simulator));
    }

    @AfterAll
    static void stop() {
        STORIES.forEach(Story::close);
        if (simulator != null) {
            simulator.close();
        }
    }

    static List<Story> stories() {
        return STORIES;
    }

    @ParameterizedTest
    @MethodSource("stories")
    void every_frame_is_as_the_exchange_describes_it(Story story) {
        for (var client : story.all()) {
            for (var text : client.texts()) {
                assertThat(AsyncApi.instance().complaints(text)).isEmpty();
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
                        "order_group_updates",
                        "market_lifecycle_v2");
    }

    @ParameterizedTest
    @MethodSource("stories")
    void numbers_have_no_gaps(Story story) {
        for (var client : story.all()) {
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

    @ParameterizedTest
    @MethodSource("stories")
    void the_book_built_from_frames_is_that_of_rest(Story story) {
        for (var ticker : story.markets()) {
            var rest = FrameBook.of(story.said(story.accounts().getFirst(), "/markets/" + ticker + "/orderbook"));
            for (var client : story.clients().values()) {
                assertThat(FrameBook.of(ticker, story.beforeTheEnd(client), false))
                        .isEqualTo(rest);
            }
            assertThat(FrameBook.of(ticker, story.beforeTheEnd(story.late()), true))
                    .isEqualTo(rest);
        }
        assertThat(story.clients().get(story.accounts().getFirst()).frames("orderbook_snapshot"))
                .hasSize(story.markets().size());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_last_ticker_is_what_the_market_row_says(Story story) {
        for (var ticker : story.markets()) {
            var row = story.said(story.accounts().getFirst(), "/markets/" + ticker)
                    .path("market");
            var told =
                    last(story.beforeTheEnd(story.clients().get(story.accounts().getLast())), "ticker", ticker);
            assertSame(told, row, "yes_bid_dollars", "yes_ask_dollars", "yes_bid_size_fp", "yes_ask_size_fp");
            assertSame(told, row, "volume_fp", "open_interest_fp");
            assertThat(told.path("price_dollars")).isEqualTo(row.path("last_price_dollars"));
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void fills_are_those_of_rest_and_each_follows_the_state_of_its_order(Story story) {
        for (var client : story.clients().entrySet()) {
            var rest = byId(rest(client.getKey(), "/portfolio/fills?limit=1000").path("fills"), "fill_id");
            var frames = client.getValue().frames("fill");
            assertThat(frames).hasSameSizeAs(rest.keySet()).isNotEmpty();
            for (var frame : frames) {
                var told = frame.path("msg");
                var row = rest.get(told.path("trade_id").textValue());
                assertSame(told, row, "order_id", "market_ticker", "count_fp", "yes_price_dollars", "fee_cost");
                assertSame(told, row, "book_side", "action", "is_taker");
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

    @ParameterizedTest
    @MethodSource("stories")
    void positions_after_each_fill_add_up_to_those_of_rest(Story story) {
        for (var client : story.clients().entrySet()) {
            var net = new HashMap<String, Quantity>();
            for (var frame : client.getValue().frames("fill")) {
                var msg = frame.path("msg");
                var count = quantity(msg, "count_fp");
                var signed = msg.path("book_side").textValue().equals("bid") ? count : count.negate();
                var sum = net.merge(key(msg), signed, Quantity::plus);
                assertThat(quantity(msg, "post_position_fp")).isEqualTo(sum);
            }
            var told = new HashMap<String, JsonNode>();
            for (var frame : story.beforeTheEnd(client.getValue())) {
                if (frame.path("type").asText().equals("market_position")) {
                    told.put(key(frame.path("msg")), frame.path("msg"));
                }
            }
            assertThat(told.keySet()).isEqualTo(net.keySet()).anyMatch(key -> key.endsWith(" 1"));
            for (var subaccount : List.of(0, 1)) {
                var rest = story.said(client.getKey(), "/portfolio/positions?subaccount=" + subaccount);
                for (var row : rest.path("market_positions")) {
                    var key = row.path("ticker").textValue() + " " + subaccount;
                    var msg = told.remove(key);
                    assertThat(quantity(row, "position_fp")).isEqualTo(net.get(key));
                    assertThat(msg.path("position_fp")).isEqualTo(row.path("position_fp"));
                    assertThat(msg.path("position_cost_dollars")).isEqualTo(row.path("market_exposure_dollars"));
                    assertThat(msg.path("realized_pnl_dollars")).isEqualTo(row.path("realized_pnl_dollars"));
                    assertThat(msg.path("fees_paid_dollars")).isEqualTo(row.path("fees_paid_dollars"));
                }
            }
            assertThat(told).isEmpty();
        }
    }

    private static String key(JsonNode msg) {
        return msg.path("market_ticker").textValue() + " "
                + msg.path("subaccount").intValue();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_last_state_of_each_order_is_that_of_rest(Story story) {
        for (var client : story.clients().entrySet()) {
            var rest =
                    byId(rest(client.getKey(), "/portfolio/orders?limit=1000").path("orders"), "order_id");
            var told = new HashMap<String, JsonNode>();
            client.getValue()
                    .frames("user_order")
                    .forEach(frame -> told.put(frame.at("/msg/order_id").textValue(), frame.path("msg")));
            assertThat(told.keySet()).isEqualTo(rest.keySet()).isNotEmpty();
            rest.forEach((id, row) -> {
                var msg = told.get(id);
                assertSame(msg, row, "status", "client_order_id", "ticker", "book_side", "yes_price_dollars");
                assertSame(msg, row, "initial_count_fp", "fill_count_fp", "remaining_count_fp");
                assertSame(msg, row, "taker_fill_cost_dollars", "maker_fill_cost_dollars", "taker_fees_dollars");
                assertSame(msg, row, "maker_fees_dollars", "order_group_id", "self_trade_prevention_type");
                assertSame(msg, row, "expiration_time", "subaccount_number");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_groups_that_were_told_are_those_of_rest(Story story) {
        for (var client : story.clients().entrySet()) {
            var told = new HashMap<String, String>();
            for (var frame : client.getValue().frames("order_group_updates")) {
                var msg = frame.path("msg");
                var id = msg.path("order_group_id").textValue();
                switch (msg.path("event_type").textValue()) {
                    case "created", "limit_updated" ->
                        told.put(id, msg.path("contracts_limit_fp").textValue());
                    case "deleted" -> told.remove(id);
                    default -> assertThat(told).containsKey(id);
                }
            }
            var rest = new HashMap<String, String>();
            rest(client.getKey(), "/portfolio/order_groups")
                    .path("order_groups")
                    .forEach(group -> rest.put(
                            group.path("id").textValue(),
                            group.path("contracts_limit_fp").textValue()));
            assertThat(told).isEqualTo(rest);
        }
    }

    /** Or the stories would show less than they seem to. */
    @Test
    void orders_ended_in_every_way_and_groups_too() {
        var reasons = new HashSet<String>();
        var groups = new HashSet<String>();
        for (var story : STORIES) {
            for (var client : story.all()) {
                client.frames("user_order")
                        .forEach(frame ->
                                reasons.add(frame.at("/msg/last_update_reason").asText()));
                client.frames("order_group_updates")
                        .forEach(frame -> groups.add(frame.at("/msg/event_type").asText()));
            }
        }
        assertThat(reasons)
                .contains(
                        "",
                        "Trade",
                        "Amend",
                        "Decrease",
                        "SelfTradeCancel",
                        "ExpiryCancel",
                        "HaltCancel",
                        "CloseCancel",
                        "ReduceOnlyCancel");
        assertThat(groups).contains("created", "triggered", "reset", "deleted", "limit_updated");
    }

    @ParameterizedTest
    @MethodSource("stories")
    void trades_are_those_of_rest(Story story) {
        var rest = byId(
                rest(story.accounts().getFirst(), "/markets/trades?limit=1000").path("trades"), "trade_id");
        rest.values()
                .removeIf(row -> !story.markets().contains(row.path("ticker").textValue()));
        var told = story.clients().get(story.accounts().getFirst()).frames("trade").stream()
                .map(frame -> frame.path("msg"))
                .collect(Collectors.toMap(msg -> msg.path("trade_id").textValue(), Function.identity()));
        assertThat(told.keySet()).isEqualTo(rest.keySet()).isNotEmpty();
        told.forEach((id, msg) -> {
            assertSame(msg, rest.get(id), "count_fp", "yes_price_dollars", "no_price_dollars", "taker_book_side");
        });
    }

    @ParameterizedTest
    @MethodSource("stories")
    void nobody_learns_the_order_ids_of_others(Story story) {
        story.clients().forEach((account, client) -> {
            var named = client.texts().stream().filter(text -> text.contains("\"client_order_id\":\""));
            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).contains("\"client_order_id\":\"" + account + "-"));
            assertThat(client.frames("orderbook_delta").stream()
                            .filter(frame -> frame.path("msg").has("client_order_id")))
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("stories")
    void the_end_of_a_market_is_told_and_its_settlement_follows_from_the_fills_that_were_told(Story story) {
        for (var client : story.clients().entrySet()) {
            var lives = client.getValue().frames("market_lifecycle_v2").stream()
                    .map(frame -> frame.at("/msg/market_ticker").textValue() + " "
                            + frame.at("/msg/event_type").textValue())
                    .toList();
            assertThat(lives)
                    .containsSubsequence(
                            story.markets().get(0) + " determined",
                            story.markets().get(0) + " settled")
                    .containsSubsequence(
                            story.markets().get(1) + " determined",
                            story.markets().get(1) + " settled");
            for (var subaccount : List.of(0, 1)) {
                var fills = client.getValue().frames("fill").stream()
                        .map(frame -> frame.path("msg"))
                        .filter(msg -> msg.path("subaccount").intValue() == subaccount)
                        .toList();
                var settlements = rest(client.getKey(), "/portfolio/settlements?subaccount=" + subaccount)
                        .path("settlements");
                assertThat(settlements.valueStream().map(row -> row.path("ticker")))
                        .containsExactlyInAnyOrderElementsOf(fills.stream()
                                .map(msg -> msg.path("market_ticker"))
                                .filter(ticker -> !ticker.textValue()
                                        .equals(story.markets().getLast()))
                                .collect(Collectors.toSet()));
                settlements.forEach(row -> assertFollows(row, fills));
            }
        }
    }

    private static void assertFollows(JsonNode settlement, List<JsonNode> fills) {
        var yes = Quantity.ZERO;
        var no = Quantity.ZERO;
        var fees = Money.ZERO;
        for (var msg : fills) {
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

    private static void assertSame(JsonNode told, JsonNode row, String... fields) {
        for (var field : fields) {
            assertThat(told.path(field)).as(field + " of " + row).isEqualTo(row.path(field));
        }
    }

    private static JsonNode last(List<JsonNode> frames, String type, String ticker) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .map(frame -> frame.path("msg"))
                .filter(msg -> msg.path("market_ticker").asText().equals(ticker))
                .reduce((before, after) -> after)
                .orElseThrow(() -> new AssertionError("no " + type + " of " + ticker));
    }

    private static Map<String, JsonNode> byId(JsonNode rows, String id) {
        var byId = new HashMap<String, JsonNode>();
        rows.forEach(row -> byId.put(row.path(id).textValue(), row));
        return byId;
    }

    private static Quantity quantity(JsonNode msg, String field) {
        return Quantity.parse(msg.path(field).textValue());
    }

    private static JsonNode rest(String account, String path) {
        var answer = simulator.get(account, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
