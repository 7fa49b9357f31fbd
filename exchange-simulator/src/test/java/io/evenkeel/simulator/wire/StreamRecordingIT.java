package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.simulator.RecordedAction;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sessions that were recorded at the real exchange, once more: the same commands bring frames with the same keys,
 * types and decimals, but for what the exchange has changed since.
 */
class StreamRecordingIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.(\\d+)");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    private static final String CAVALIERS = "KXNEXTTEAMNBA-26LJAM-CLE";
    private static final String HEAT = "KXNEXTTEAMNBA-26LJAM-MIA";
    private static final List<String> MARKETS = List.of(
            HEAT, "KXBTCD-26JUL0317-T60499.99", "KXBTCD-26JUL0317-T60999.99", CAVALIERS, "KXNEXTTEAMNBA-26LJAM-GSW");
    /** August 2026: fills say their shard (docs/exchange.md §16). Orders with a name of their own say that. */
    private static final Set<String> ADDED = Set.of("/msg/exchange_index", "/msg/client_order_id");
    /**
     * The whole cents and whole contracts of 2025, which were taken away in March 2026, and a field that only the
     * recording has.
     */
    private static final Set<String> OF_THE_CENTS = Set.of(
            "/msg/yes_price",
            "/msg/no_price",
            "/msg/count",
            "/msg/price",
            "/msg/yes_bid",
            "/msg/yes_ask",
            "/msg/volume",
            "/msg/open_interest",
            "/msg/Clock");
    /** What frames of 2025 did not have yet, and fields that only some markets or events have. */
    private static final Set<String> SINCE_2025 = Set.of(
            "/seq",
            "/msg/exchange_index",
            "/msg/settlement_value",
            "/msg/price_level_structure",
            "/msg/price_ranges",
            "/msg/price_ranges/*/start",
            "/msg/price_ranges/*/end",
            "/msg/price_ranges/*/step",
            "/msg/additional_metadata/rules_secondary",
            "/msg/count_fp",
            "/msg/taker_outcome_side",
            "/msg/taker_book_side",
            "/msg/is_block_trade",
            "/msg/ts_ms",
            "/msg/time",
            "/msg/volume_fp",
            "/msg/open_interest_fp",
            "/msg/yes_bid_size_fp",
            "/msg/yes_ask_size_fp",
            "/msg/last_trade_size_fp");

    /** All but ids and times. */
    private static final List<String> OF_A_FILL = List.of(
            "market_ticker",
            "is_taker",
            "side",
            "yes_price_dollars",
            "count_fp",
            "fee_cost",
            "action",
            "post_position_fp",
            "purchased_side",
            "outcome_side",
            "book_side",
            "subaccount");

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static StreamClient client;

    @BeforeAll
    static void repeat() throws IOException {
        var scenario = JSON.createObjectNode().put("now", "2026-07-01T02:31:00Z");
        for (var ticker : MARKETS) {
            scenario.withArray("markets")
                    .addObject()
                    .put("ticker", ticker)
                    .put("status", "active")
                    .put("close_time", "2026-12-31T23:59:00Z");
        }
        for (var account : List.of("alpha", "other")) {
            scenario.withArray("accounts").addObject().put("account", account).put("opening_cash_dollars", "1000");
        }
        simulator = SimulatorProcess.ready(
                folder, Files.writeString(folder.resolve("scenario.json"), scenario.toString()), "alpha", "other");
        var other = new Trader(simulator, "other");
        MARKETS.forEach(ticker -> {
            other.placed(ticker, "bid", "100", "0.1600");
            other.placed(ticker, "ask", "100", "0.1700");
        });
        client = StreamClient.connect(simulator, "alpha");
        client.awaitReply(client.subscribe("fill"));
        MARKETS.forEach(ticker -> client.awaitReply(client.subscribe("orderbook_delta", ticker)));
        client.subscribe("trade");
        client.subscribe("ticker", HEAT);
        client.awaitReply(client.subscribe("market_lifecycle_v2"));
        var alpha = new Trader(simulator, "alpha");
        alpha.placed(HEAT, "bid", "5.52", "0.1700");
        alpha.placed(HEAT, "ask", "1.16", "0.1600");
        sim("/settle", "{\"ticker\": \"" + CAVALIERS + "\", \"result\": \"no\"}");
        sim("/close-time", "{\"ticker\": \"" + HEAT + "\", \"close_time\": \"2026-12-30T00:00:00Z\"}");
        list();
        client.sync();
    }

    /** An event and a market, as the recorded frames tell of them. */
    private static void list() throws IOException {
        var event = JSON.createObjectNode();
        event.withArray("events")
                .addObject()
                .put("event_ticker", "KXTECHLAYOFF-25SEP")
                .put("title", "Tech layoffs up in Sep 2025?");
        sim("/events", event.toString());
        var recorded = recording("lifecycle-frames/frames.jsonl").stream()
                .filter(frame -> frame.at("/msg/event_type").asText().equals("created"))
                .findFirst()
                .orElseThrow()
                .path("msg");
        var market = recorded.path("additional_metadata").<ObjectNode>deepCopy();
        market.remove("name");
        market.put("ticker", recorded.path("market_ticker").textValue())
                .put("open_time", time(recorded.path("open_ts")))
                .put("close_time", time(recorded.path("close_ts")))
                .put("expected_expiration_time", time(market.remove("expected_expiration_ts")));
        var markets = JSON.createObjectNode();
        markets.withArray("markets").add(market);
        sim("/markets", markets.toString());
    }

    private static String time(JsonNode seconds) {
        return Instant.ofEpochSecond(seconds.longValue()).toString();
    }

    private static void sim(String path, String body) {
        var answer = simulator.sim("POST", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void the_session_of_july_2026_has_the_same_frames() throws IOException {
        var recorded = recording("ws-session-2026-07/session.jsonl");
        for (var type : List.of("subscribed", "ok", "orderbook_snapshot", "orderbook_delta", "fill")) {
            var theirs = shapes(recorded, type);
            var ours = shapes(client.frames(), type);
            assertThat(ours).as(type).isNotEmpty();
            for (var shape : ours) {
                var withoutAdded = new TreeMap<>(shape);
                withoutAdded.keySet().removeAll(ADDED);
                assertThat(theirs).as(type).contains(withoutAdded);
            }
        }
    }

    /** Both were clicked for about a dollar, the second to give up a part of the first: it bought NO. */
    @Test
    void the_fills_of_july_2026_have_the_same_values() throws IOException {
        var recorded = recording("ws-session-2026-07/session.jsonl").stream()
                .filter(frame -> frame.path("type").asText().equals("fill"))
                .map(frame -> (ObjectNode) frame.path("msg"))
                .toList();
        var ours = client.frames("fill").stream()
                .map(frame -> (ObjectNode) frame.path("msg"))
                .toList();
        assertThat(ours).hasSameSizeAs(recorded).hasSize(2);
        for (var i = 0; i < ours.size(); i++) {
            var theirs = recorded.get(i);
            theirs.put("action", RecordedAction.asOrdered(theirs));
            assertThat(ours.get(i).<ObjectNode>deepCopy().retain(OF_A_FILL))
                    .isEqualTo(theirs.<ObjectNode>deepCopy().retain(OF_A_FILL));
        }
    }

    /** Recorded: a second subscription to a channel is answered ok with all markets, in order, and takes a number. */
    @Test
    void subscribing_once_more_is_answered_as_recorded() {
        var replies = client.frames("ok").stream()
                .filter(frame -> frame.path("msg").has("market_tickers"))
                .toList();
        assertThat(replies).hasSize(MARKETS.size() - 1);
        assertThat(replies.getLast().at("/msg/market_tickers").valueStream().map(JsonNode::textValue))
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(MARKETS);
    }

    @Test
    void the_demo_session_of_june_2026_begins_alike() throws IOException {
        var recorded = recording("kalshi-demo-2026-06/ws__orderbook_trade_yes.jsonl");
        try (var demo = StreamClient.connect(simulator, "alpha")) {
            demo.say("{'id':%d,'cmd':'subscribe','params':{'channels':['orderbook_delta','trade'],"
                    + "'market_tickers':['" + HEAT + "']}}");
            demo.awaitType("orderbook_snapshot");
            new Trader(simulator, "other").placed(HEAT, "ask", "2.00", "0.4800");
            demo.awaitType("orderbook_delta");
            var ours = demo.frames();
            assertThat(ours.subList(0, 2)).isEqualTo(recorded.subList(0, 2));
            assertThat(shape(ours.get(2))).isEqualTo(shape(recorded.get(2)));
            assertThat(shape(ours.get(3))).isEqualTo(shape(recorded.get(3)));
            assertThat(ours.get(2).path("seq").intValue()).isEqualTo(1);
            // A NO level of .5200 is an offer of YES at .4800.
            assertThat(ours.get(3).at("/msg/price_dollars"))
                    .isEqualTo(recorded.get(4).at("/msg/price_dollars"));
            assertThat(ours.get(3).at("/msg/side").textValue()).isEqualTo("no");
        }
    }

    @Test
    void single_frames_of_two_years_have_kept_their_form() throws IOException {
        for (var frame : recording("lifecycle-frames/frames.jsonl")) {
            var alike = alike(frame);
            assertThat(alike).as("told here like " + frame).isNotEmpty();
            for (var own : alike) {
                var theirs = shape(frame);
                theirs.keySet().removeAll(OF_THE_CENTS);
                var ours = shape(own);
                SINCE_2025.stream().filter(field -> !theirs.containsKey(field)).forEach(ours::remove);
                SINCE_2025.stream().filter(field -> !ours.containsKey(field)).forEach(theirs::remove);
                // Prices that nobody has paid yet are an empty text.
                theirs.replace("/msg/price_dollars", "text", "4 decimals");
                assertThat(ours).as(frame.toString()).isEqualTo(theirs);
            }
        }
    }

    /** Frames of ours that tell of the same kind of thing. */
    private static List<JsonNode> alike(JsonNode recorded) {
        return client.frames(recorded.path("type").textValue()).stream()
                .filter(frame -> frame.at("/msg/event_type").equals(recorded.at("/msg/event_type")))
                .limit(2)
                .toList();
    }

    private static List<JsonNode> recording(String name) throws IOException {
        try (Stream<String> lines = Files.lines(SharedFolder.path("recordings/" + name))) {
            return lines.filter(line -> !line.isBlank())
                    .map(StreamRecordingIT::parse)
                    .toList();
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException bad) {
            throw new AssertionError(line, bad);
        }
    }

    private static Set<Map<String, String>> shapes(List<JsonNode> frames, String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type)
                        && !frame.path("msg").isArray())
                .map(StreamRecordingIT::shape)
                .collect(Collectors.toSet());
    }

    /** Every field with the form of its value. */
    private static Map<String, String> shape(JsonNode frame) {
        var shape = new TreeMap<String, String>();
        collect("", frame, shape);
        return shape;
    }

    private static void collect(String at, JsonNode node, Map<String, String> shape) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(at + "/" + field.getKey(), field.getValue(), shape));
        } else if (node.isArray()) {
            shape.put(at, "list");
            node.forEach(element -> collect(at + "/*", element, shape));
        } else {
            shape.put(at, form(node));
        }
    }

    private static String form(JsonNode value) {
        if (!value.isTextual()) {
            return value.getNodeType().toString();
        }
        var decimal = DECIMAL.matcher(value.textValue());
        if (decimal.matches()) {
            return decimal.group(1).length() + " decimals";
        }
        return TIME.matcher(value.textValue()).matches() ? "time" : "text";
    }
}
