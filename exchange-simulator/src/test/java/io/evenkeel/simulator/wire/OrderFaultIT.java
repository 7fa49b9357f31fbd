package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.simulator.wire.RawCall.End;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with orders on the wire, and what is true of them all the same. */
class OrderFaultIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String NEW = "\"method\": \"POST\", \"endpoint\": \"/portfolio/events/orders\"";
    private static final String CANCEL = "\"method\": \"DELETE\", \"endpoint\": \"/portfolio/events/orders/*\"";

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static Trader alpha;
    private static Trader other;
    private static int lastOrder;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, TradingScenario.write(folder), "alpha", "other");
        for (var account : List.of("alpha", "other")) {
            simulator.liftLimits(account);
        }
        alpha = new Trader(simulator, "alpha");
        other = new Trader(simulator, "other");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @AfterEach
    void clear() {
        simulator.sim("DELETE", "/faults", "");
        alpha.delete(Trader.ORDERS);
        other.delete(Trader.ORDERS);
    }

    @ParameterizedTest
    @CsvSource({"500, true", "503, true", "500, false", "503, false", "429, true", "429, false"})
    void an_order_answered_with_an_error_is_there_if_it_came_after_the_effect(int status, boolean placed) {
        var order = bid();
        order(NEW, "\"kind\": \"status\", \"status\": " + status + ", \"after_effect\": " + placed);
        assertThat(alpha.place(order).status()).isEqualTo(status);
        requirePlaced(order, placed);
    }

    @ParameterizedTest
    @CsvSource({"no_answer, CLOSED", "reset, RESET"})
    void an_order_whose_connection_ends_is_there_if_it_ended_after_the_effect(String kind, End end) {
        for (var placed : List.of(true, false)) {
            var order = bid();
            order(NEW, "\"kind\": \"" + kind + "\", \"after_effect\": " + placed);
            try (var call = send(order)) {
                assertThat(call.end(PATIENCE)).isEqualTo(end);
                assertThat(call.received()).isEmpty();
            }
            requirePlaced(order, placed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_order_whose_call_times_out_is_there_if_it_hung_after_the_effect(boolean placed) {
        var order = bid();
        order(NEW, "\"kind\": \"hang\", \"after_effect\": " + placed);
        try (var call = send(order)) {
            await().atMost(PATIENCE).until(() -> happened() == 1);
            requirePlaced(order, placed);
            assertThat(call.end(Duration.ofMillis(50))).isEqualTo(End.NOTHING);
            assertThat(call.received()).isEmpty();
        }
    }

    @Test
    void a_crossing_order_fills_although_its_caller_hears_nothing() {
        other.placed(MARKET, "ask", "2.00", "0.6000");
        var order = bid().put("price", "0.6000").put("time_in_force", "immediate_or_cancel");
        order(NEW, "\"kind\": \"no_answer\", \"after_effect\": true");
        try (var call = send(order)) {
            assertThat(call.end(PATIENCE)).isEqualTo(End.CLOSED);
        }
        assertThat(find(order).get("status").textValue()).isEqualTo("executed");
        var fills = alpha.get(
                "/portfolio/fills?order_id=" + find(order).get("order_id").textValue());
        assertThat(fills.json().get("fills")).hasSize(1);
    }

    @Test
    void an_order_may_reach_the_engine_after_its_caller_has_gone() {
        var order = bid();
        order(NEW, "\"kind\": \"delay\", \"millis\": 400");
        try (var call = send(order)) {
            await().atMost(PATIENCE).until(() -> happened() == 1);
            assertThat(call.received()).isEmpty();
        }
        await().atMost(PATIENCE).until(() -> find(order) != null);
    }

    @Test
    void an_order_may_be_there_long_before_its_answer() {
        var order = bid();
        order(NEW, "\"kind\": \"delay\", \"millis\": 60000, \"after_effect\": true");
        try (var call = send(order)) {
            await().atMost(PATIENCE).until(() -> find(order) != null);
            assertThat(call.end(Duration.ofMillis(50))).isEqualTo(End.NOTHING);
        }
        order(NEW, "\"kind\": \"delay\", \"millis\": 200, \"after_effect\": true");
        try (var call = send(bid())) {
            assertThat(call.end(PATIENCE)).isEqualTo(End.ANSWERED);
            assertThat(call.status()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_cancel_that_times_out_has_cancelled_if_it_hung_after_the_effect(boolean done) {
        var id = alpha.placed(MARKET, "bid", "1.00", "0.1000");
        order(CANCEL, "\"kind\": \"hang\", \"after_effect\": " + done);
        try (var call = RawCall.send(simulator, "alpha", "DELETE", Trader.ORDERS + "/" + id, "")) {
            await().atMost(PATIENCE).until(() -> happened() == 1);
            assertThat(status(id)).isEqualTo(done ? "canceled" : "resting");
            assertThat(call.end(Duration.ofMillis(50))).isEqualTo(End.NOTHING);
        }
    }

    @Test
    void after_a_cancel_so_many_reads_tell_the_old_row_and_then_the_truth() {
        var id = alpha.placed(MARKET, "bid", "1.00", "0.1000");
        order(CANCEL, "\"kind\": \"stale_orders\", \"reads\": 3");
        assertThat(alpha.delete(Trader.ORDERS + "/" + id).status()).isEqualTo(200);
        assertThat(status(id)).isEqualTo("resting");
        assertThat(alpha.get("/portfolio/orders?status=resting").json().get("orders"))
                .anyMatch(row -> row.get("order_id").textValue().equals(id));
        assertThat(alpha.get("/portfolio/orders?status=canceled").json().get("orders"))
                .noneMatch(row -> row.get("order_id").textValue().equals(id));
        assertThat(status(id)).isEqualTo("canceled");
        assertThat(happened()).isEqualTo(1);
    }

    @Test
    void so_many_reads_do_not_know_a_new_order() {
        order(NEW, "\"kind\": \"stale_orders\", \"reads\": 2");
        var order = bid();
        var id = alpha.place(order).json().get("order_id").textValue();
        assertThat(alpha.get("/portfolio/orders/" + id).status()).isEqualTo(404);
        assertThat(find(order)).isNull();
        assertThat(alpha.get("/portfolio/orders/" + id).status()).isEqualTo(200);
    }

    @Test
    void a_cancel_may_be_answered_with_another_order_or_with_nothing() {
        var bystander = alpha.placed(MARKET, "bid", "7.00", "0.1100");
        var first = alpha.placed(MARKET, "bid", "1.00", "0.1000");
        order(CANCEL, "\"kind\": \"other_order\"");
        var answer = alpha.delete(Trader.ORDERS + "/" + first).json();
        assertThat(answer.get("order_id").textValue()).isEqualTo(bystander);
        assertThat(answer.get("reduced_by").textValue()).isEqualTo("7.00");
        assertThat(status(bystander)).isEqualTo("resting");
        assertThat(status(first)).isEqualTo("canceled");
        order(CANCEL, "\"kind\": \"body\", \"value\": {}");
        assertThat(alpha.delete(Trader.ORDERS + "/" + bystander).body()).isEqualTo("{}");
        assertThat(status(bystander)).isEqualTo("canceled");
    }

    @Test
    void an_order_may_be_taken_without_a_word_about_it() {
        var order = bid();
        order(NEW, "\"kind\": \"body\", \"value\": {\"error\": {\"code\": \"deprecated_v1_order_endpoint\"}}");
        var answer = alpha.place(order);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().has("order_id")).isFalse();
        assertThat(find(order)).isNotNull();
    }

    @Test
    void everything_may_be_cancelled_with_an_error_for_an_answer() {
        var id = alpha.placed(MARKET, "bid", "1.00", "0.1000");
        order(
                "\"method\": \"DELETE\", \"endpoint\": \"/portfolio/events/orders\"",
                "\"kind\": \"status\", \"status\": 500, \"after_effect\": true");
        assertThat(alpha.delete(Trader.ORDERS).status()).isEqualTo(500);
        assertThat(status(id)).isEqualTo("canceled");
    }

    @Test
    void a_fill_is_dropped_doubled_or_late_in_the_stream_and_always_in_the_list() {
        try (var stream = StreamClient.connect(simulator, "alpha")) {
            stream.awaitReply(stream.subscribe("fill"));
            frames("\"kind\": \"dropped_frame\"");
            frames("\"kind\": \"doubled_frame\", \"skip\": 1");
            frames("\"kind\": \"late_frame\", \"skip\": 2, \"millis\": 8000");
            var orders = List.of(filled(), filled(), filled(), filled());
            await().atMost(PATIENCE).until(() -> stream.frames("fill").size() == 4);
            assertThat(stream.frames("fill"))
                    .extracting(frame -> frame.at("/msg/order_id").textValue())
                    .containsExactly(orders.get(1), orders.get(1), orders.get(3), orders.get(2));
            for (var order : orders) {
                assertThat(alpha.get("/portfolio/fills?order_id=" + order)
                                .json()
                                .get("fills"))
                        .hasSize(1);
            }
        }
    }

    @Test
    void a_fill_may_come_before_the_answer_that_names_its_order() {
        try (var stream = StreamClient.connect(simulator, "alpha")) {
            stream.awaitReply(stream.subscribe("fill"));
            other.placed(MARKET, "ask", "1.00", "0.6000");
            order(NEW, "\"kind\": \"delay\", \"millis\": 60000, \"after_effect\": true");
            try (var call = send(bid().put("price", "0.6000"))) {
                stream.awaitType("fill");
                assertThat(call.end(Duration.ofMillis(50))).isEqualTo(End.NOTHING);
            }
        }
    }

    @Test
    void frames_of_private_channels_may_lack_deprecated_fields_and_have_unknown_values() {
        try (var stream = StreamClient.connect(simulator, "alpha")) {
            stream.awaitReply(stream.subscribe("fill"));
            frames("\"kind\": \"no_deprecated\"");
            frames("\"kind\": \"unknown_enum\", \"field\": \"book_side\", \"skip\": 1");
            filled();
            filled();
            await().atMost(PATIENCE).until(() -> stream.frames("fill").size() == 2);
            var messages = stream.frames("fill").stream()
                    .map(frame -> frame.get("msg"))
                    .toList();
            assertThat(messages.getFirst().has("ts")).isFalse();
            assertThat(messages.getFirst().has("ts_ms")).isTrue();
            assertThat(messages.getLast().get("book_side").textValue()).isEqualTo("unheard_of");
        }
    }

    /** A bid of alpha that is filled at once; its id. */
    private static String filled() {
        other.placed(MARKET, "ask", "1.00", "0.6000");
        return alpha.placed(MARKET, "bid", "1.00", "0.6000");
    }

    private static ObjectNode bid() {
        return Trader.order(MARKET, "bid", "1.00", "0.1000").put("client_order_id", "fault-" + ++lastOrder);
    }

    private static RawCall send(ObjectNode order) {
        return RawCall.send(simulator, "alpha", "POST", Trader.ORDERS, order.toString());
    }

    private static void order(String call, String fields) {
        fault("{\"account\": \"alpha\", " + call + ", " + fields + "}");
    }

    private static void frames(String fields) {
        fault("{\"account\": \"alpha\", \"frames\": \"fill\", " + fields + "}");
    }

    private static void fault(String body) {
        var answer = simulator.sim("POST", "/faults", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** The same order sent again is refused as a duplicate exactly if it was placed before. */
    private static void requirePlaced(ObjectNode order, boolean placed) {
        assertThat(find(order) != null).isEqualTo(placed);
        assertThat(alpha.place(order).status()).isEqualTo(placed ? 409 : 201);
    }

    private static JsonNode find(ObjectNode order) {
        var rows = alpha.get("/portfolio/orders?limit=1000").json().get("orders");
        return rows.valueStream()
                .filter(row -> row.get("client_order_id").equals(order.get("client_order_id")))
                .findFirst()
                .orElse(null);
    }

    private static String status(String id) {
        return alpha.get("/portfolio/orders/" + id).json().at("/order/status").textValue();
    }

    private static int happened() {
        var told = simulator.sim("GET", "/faults", "").json();
        return List.of("faults", "over").stream()
                .flatMap(list -> told.get(list).valueStream())
                .mapToInt(fault -> fault.get("happened").intValue())
                .sum();
    }
}
