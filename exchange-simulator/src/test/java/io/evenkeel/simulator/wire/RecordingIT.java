package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.stack.ProjectFolder;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The reading calls that were recorded at the real exchange are answered alike: same status, and the same fields with
 * the same types and scales, but for those that the exchange itself has dropped or added since. The calls that place
 * and change orders are repeated by {@link OrderRecordingIT}.
 */
class RecordingIT {
    private static final String RECORDINGS = "recordings/kalshi-demo-2026-06/";
    /** Dropped between June and October 2026 (docs/exchange.md §4), or a field that only some markets have. */
    private static final Set<String> DROPPED = Set.of(
            "service",
            "resting_orders_count",
            "fractional_trading_enabled",
            "response_price_units",
            "liquidity_dollars");
    /** Added between June and October 2026, with the day. */
    private static final Map<String, String> ADDED = Map.of(
            "exchange_index", "2026-08-13",
            "exchange_index_statuses", "2026-07-02",
            "intra_exchange_transfers_active", "2026-07-02",
            "settlement_ts", "only of settled markets",
            "occurrence_datetime", "only of some markets");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.(\\d+)");

    private static final Map<String, Duration> SKEWS = Map.of(
            "auth__skew_minus5min.json", Duration.ofMinutes(-5),
            "auth__skew_minus5s.json", Duration.ofSeconds(-5),
            "auth__skew_plus5min.json", Duration.ofMinutes(5),
            "auth__skew_plus5s.json", Duration.ofSeconds(5));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        var scenario = folder.resolve("scenario.json");
        Files.writeString(scenario, recordedState().toString());
        simulator = SimulatorProcess.ready(folder, scenario, SimulatorProcess.UNHURRIED, "alpha");
        simulator.liftLimits("alpha");
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_recorded_call_that_is_served_is_answered_alike() {
        return StreamSupport.stream(recording("index.json").spliterator(), false)
                .filter(RecordingIT::isReading)
                .map(call -> dynamicTest(call.get("body").textValue(), () -> assertAlike(call)));
    }

    /** Whatever is recorded and not repeated here is repeated with the orders, but for the WebSocket session. */
    @Test
    void every_recorded_call_is_repeated_somewhere() throws IOException {
        var orders = Files.readString(ProjectFolder.locate()
                .resolve("exchange-simulator/src/test/java/io/evenkeel/simulator/wire/OrderRecordingIT.java"));
        assertThat(recording("index.json"))
                .filteredOn(call -> !isReading(call) && call.has("method"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(orders).contains(call.get("body").textValue()));
    }

    /** Every entry but the WebSocket session and the order calls; two of those need no order. */
    static boolean isReading(JsonNode call) {
        return call.path("method").asText().equals("GET")
                || Set.of("orders__cancel_unknown_id.json", "orders__cancel_already_canceled.json")
                        .contains(call.get("body").textValue());
    }

    private static void assertAlike(JsonNode call) {
        var answer = repeat(call);
        assertThat(answer.status())
                .as(answer.body())
                .isEqualTo(call.get("status").intValue());
        var recorded = recording(call.get("body").textValue());
        assertShape("", recorded, answer.json());
        if (answer.status() == 401) {
            assertThat(answer.json()).isEqualTo(recorded);
        }
    }

    private static Answer repeat(JsonNode call) {
        var method = call.get("method").textValue();
        var whole = call.get("path").textValue();
        var path = whole.substring(SimulatorProcess.ROOT.length());
        var timestamp = SimulatorProcess.timestamp(Duration.ZERO);
        var key = simulator.key("alpha");
        var signature = key.sign(timestamp + method + whole, 32);
        return switch (call.get("auth").textValue()) {
            case "signed" -> simulator.signed("alpha", method, path);
            case "signed-skewed" ->
                simulator.signed(
                        "alpha", method, path, SKEWS.get(call.get("body").textValue()));
            case "bad-signature" ->
                simulator.call(
                        method, whole, SimulatorProcess.headers(key.keyId(), timestamp, key.sign("other", 32)), "");
            case "unknown-key-id" ->
                simulator.call(method, whole, SimulatorProcess.headers("unknown", timestamp, signature), "");
            case "missing-signature-header" -> {
                var headers = new TreeMap<>(SimulatorProcess.headers(key.keyId(), timestamp, signature));
                headers.remove("KALSHI-ACCESS-SIGNATURE");
                yield simulator.call(method, whole, headers, "");
            }
            default -> simulator.call(method, whole, Map.of(), "");
        };
    }

    /** Of lists the first elements are compared: which rows come first is a matter of the moment. */
    private static void assertShape(String at, JsonNode recorded, JsonNode ours) {
        assertThat(ours.getNodeType()).as(at).isEqualTo(recorded.getNodeType());
        if (recorded.isObject()) {
            recorded.properties().stream()
                    .filter(field -> !DROPPED.contains(field.getKey()))
                    .filter(field -> !isOwnToSomeMarkets(field.getKey()))
                    .forEach(field -> {
                        assertThat(ours.has(field.getKey()))
                                .as(at + "/" + field.getKey())
                                .isTrue();
                        assertShape(at + "/" + field.getKey(), field.getValue(), ours.get(field.getKey()));
                    });
            ours.fieldNames()
                    .forEachRemaining(name -> assertThat(
                                    recorded.has(name) || ADDED.containsKey(name) || isOwnToSomeMarkets(name))
                            .as(at + "/" + name + " was not there")
                            .isTrue());
        } else if (recorded.isArray() && !recorded.isEmpty()) {
            assertThat(ours).as(at).isNotEmpty();
            assertShape(at + "/0", recorded.get(0), ours.get(0));
        } else if (recorded.isTextual() && !at.endsWith("/expiration_value")) {
            assertThat(scale(ours)).as(at + " is " + ours).isEqualTo(scale(recorded));
        }
    }

    /** The decimals of a text that is a number; none of other texts. */
    private static int scale(JsonNode text) {
        var decimal = DECIMAL.matcher(text.textValue());
        return decimal.matches() ? decimal.group(1).length() : -1;
    }

    private static boolean isOwnToSomeMarkets(String field) {
        return field.endsWith("_strike") || field.startsWith("mve_") || field.equals("strike_type");
    }

    /** The account and markets as the recordings show them at the end of the session. */
    private static ObjectNode recordedState() {
        var scenario = JSON.createObjectNode();
        scenario.put("now", "2026-06-11T06:30:00Z");
        scenario.set("trades", recording("trades__public_recorded.json").get("trades"));
        var markets = new TreeMap<String, JsonNode>();
        Stream.of("markets__page1", "markets__page2", "markets__status_closed", "markets__unauth_list")
                .forEach(name -> recording(name + ".json").get("markets").forEach(market -> add(markets, market)));
        add(markets, recording("markets__single.json").get("market"));
        markets.values().forEach(scenario.withArray("markets")::add);
        var account = scenario.withArray("accounts").addObject();
        account.put("account", "alpha").put("opening_cash_dollars", "100.5375");
        account.set("fills", recording("fills__after_taker.json").get("fills"));
        account.set("orders", orders());
        return scenario;
    }

    private static ArrayNode orders() {
        var orders = JSON.createArrayNode();
        recording("portfolio__orders_list.json").get("orders").forEach(orders::add);
        var ids = orders.findValuesAsText("order_id");
        var resting = recording("orders__stp_resting_after.json").get("order");
        if (!ids.contains(resting.get("order_id").textValue())) {
            orders.add(resting);
        }
        return orders;
    }

    private static void add(Map<String, JsonNode> markets, JsonNode market) {
        var kept = market.<ObjectNode>deepCopy();
        kept.remove(DROPPED);
        markets.put(market.get("ticker").textValue(), kept);
    }

    private static JsonNode recording(String name) {
        try {
            return JSON.readTree(SharedFolder.path(RECORDINGS + name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
