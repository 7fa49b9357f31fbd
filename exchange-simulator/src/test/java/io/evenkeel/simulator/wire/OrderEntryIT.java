package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.wire.Trader.ORDERS;
import static io.evenkeel.simulator.wire.Trader.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every call that changes an order, as it is answered over the wire. */
class OrderEntryIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static Trader alpha;
    private static Trader other;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, TradingScenario.write(folder), "alpha", "other");
        simulator.liftLimits("alpha");
        simulator.liftLimits("other");
        alpha = new Trader(simulator, "alpha");
        other = new Trader(simulator, "other");
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @AfterEach
    void nobody_leaves_an_order_behind() {
        setReadLag(0);
        assertThat(alpha.delete(ORDERS).status()).isEqualTo(204);
        assertThat(other.delete(ORDERS).status()).isEqualTo(204);
    }

    @Test
    void a_resting_order_is_answered_without_averages_and_a_partly_filled_one_with_them() {
        var resting = alpha.place(order(MARKET, "bid", "3.50", "0.40").put("client_order_id", "e-1"));
        assertThat(resting.status()).isEqualTo(201);
        assertThat(names(resting.json()))
                .containsExactlyInAnyOrder("client_order_id", "fill_count", "order_id", "remaining_count", "ts_ms");
        assertThat(resting.json().get("remaining_count").textValue()).isEqualTo("3.50");

        var crossing = other.place(order(MARKET, "ask", "5.00", "0.4"));
        assertThat(names(crossing.json())).contains("average_fee_paid", "average_fill_price");
        assertThat(crossing.json().get("fill_count").textValue()).isEqualTo("3.50");
        assertThat(crossing.json().get("remaining_count").textValue()).isEqualTo("1.50");
        assertThat(crossing.json().get("average_fill_price").textValue()).isEqualTo("0.4000");
        assertThat(crossing.json().get("average_fee_paid").textValue()).matches("0\\.\\d{4}");
    }

    @Test
    void what_is_left_of_an_immediate_order_is_gone() {
        var answer = alpha.place(order(MARKET, "bid", "2", "0.30").put("time_in_force", "immediate_or_cancel"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("fill_count").textValue()).isEqualTo("0.00");
        assertThat(answer.json().get("remaining_count").textValue()).isEqualTo("0.00");
        var id = answer.json().get("order_id").textValue();
        assertThat(alpha.get("/portfolio/orders/" + id)
                        .json()
                        .at("/order/status")
                        .textValue())
                .isEqualTo("canceled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ticker                     | -                   | 400 | msg
            ticker                     | KXNOSUCH-26-A       | 404 | not_found
            side                       | buy                 | 400 | msg
            count                      | 0                   | 400 | invalid_order_size
            count                      | -1                  | 400 | invalid_order_size
            count                      | 1.001               | 400 | invalid_order_size
            count                      | ten                 | 400 | invalid_order_size
            price                      | 0.50001             | 400 | invalid_order
            price                      | 0.5050              | 400 | invalid_price
            price                      | 0.0000              | 400 | invalid_price
            price                      | 1.00                | 400 | invalid_price
            price                      | half                | 400 | invalid_price
            time_in_force              | day                 | 400 | msg
            time_in_force              | -                   | 400 | msg
            self_trade_prevention_type | -                   | 400 | msg
            order_group_id             | no-such-group       | 404 | not_found
            """)
    void an_order_that_makes_no_sense_is_refused(String field, String value, int status, String code) {
        var order = order(MARKET, "bid", "1.00", "0.50");
        if (value == null) {
            order.remove(field);
        } else {
            order.put(field, value);
        }
        var answer = alpha.place(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (code.equals("msg")) {
            assertThat(answer.json().get("msg").textValue()).contains("CreateOrderV2");
        } else {
            assertThat(answer.json().at("/error/code").textValue()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "post_only": true, "price": "0.6000" | invalid_order
            "reduce_only": true | invalid_order
            "time_in_force": "immediate_or_cancel", "expiration_time": 4102444800 | invalid_order
            "expiration_time": 1 | invalid_order
            "time_in_force": "fill_or_kill", "price": "0.60", "count": "1000" | fill_or_kill_insufficient_resting_volume
            "count": "1000000" | insufficient_balance
            """)
    void an_order_that_the_engine_does_not_take_is_refused(String fields, String code) throws IOException {
        other.placed(MARKET, "ask", "1.00", "0.6000");
        var order = order(MARKET, "bid", "1.00", "0.5000");
        order.setAll((ObjectNode) JSON.readTree("{" + fields + "}"));
        var answer = alpha.place(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").textValue()).isEqualTo(code);
    }

    @Test
    void a_call_without_a_body_is_told_what_it_lacks() {
        var answer = alpha.send("POST", ORDERS, "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("code").textValue()).isEqualTo("invalid_content_type");
    }

    @Test
    void the_retired_calls_are_gone() {
        assertThat(alpha.send("POST", "/portfolio/orders", "{}").status()).isEqualTo(410);
        assertThat(alpha.delete("/portfolio/orders/o-1").status()).isEqualTo(410);
    }

    @Test
    void an_amended_order_keeps_its_id_and_tells_its_counts_only_when_they_changed() {
        var id = alpha.placed(MARKET, "bid", "5.00", "0.4000");
        var amend = JSON.createObjectNode()
                .put("ticker", MARKET)
                .put("side", "bid")
                .put("price", "0.4100")
                .put("count", "5.00");
        var repriced = alpha.send("POST", ORDERS + "/" + id + "/amend", amend.toString());
        assertThat(repriced.status()).as(repriced.body()).isEqualTo(200);
        assertThat(names(repriced.json())).contains("order_id", "ts_ms").doesNotContain("remaining_count");
        assertThat(repriced.json().get("order_id").textValue()).isEqualTo(id);

        var resized = alpha.send(
                "POST",
                ORDERS + "/" + id + "/amend",
                amend.put("count", "8.00")
                        .put("updated_client_order_id", "e-renamed")
                        .toString());
        assertThat(resized.json().get("remaining_count").textValue()).isEqualTo("8.00");
        assertThat(resized.json().get("client_order_id").textValue()).isEqualTo("e-renamed");
        var order = alpha.get("/portfolio/orders/" + id).json().get("order");
        assertThat(order.get("yes_price_dollars").textValue()).isEqualTo("0.4100");
        assertThat(order.get("remaining_count_fp").textValue()).isEqualTo("8.00");
    }

    @ParameterizedTest
    @CsvSource({
        "side, ask, order_side_mismatch",
        "ticker, KXDEMO-26DEC31-T4, order_ticker_mismatch",
        "client_order_id, somebody-else, order_id_and_client_order_id_mismatch"
    })
    void an_amendment_of_something_else_is_refused(String field, String value, String code) {
        var id = alpha.placed(MARKET, "bid", "5.00", "0.4000");
        var amend = JSON.createObjectNode()
                .put("ticker", MARKET)
                .put("side", "bid")
                .put("price", "0.4100")
                .put("count", "5.00")
                .put(field, value);
        var answer = alpha.send("POST", ORDERS + "/" + id + "/amend", amend.toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").textValue()).isEqualTo(code);
    }

    @Test
    void an_order_is_decreased_by_or_to_and_by_exactly_one_of_the_two() {
        var id = alpha.placed(MARKET, "bid", "5.00", "0.4000");
        var by = alpha.send("POST", ORDERS + "/" + id + "/decrease", "{\"reduce_by\": \"2.00\"}");
        assertThat(by.status()).as(by.body()).isEqualTo(200);
        assertThat(by.json().get("remaining_count").textValue()).isEqualTo("3.00");
        var to = alpha.send("POST", ORDERS + "/" + id + "/decrease", "{\"reduce_to\": \"1\"}");
        assertThat(to.json().get("remaining_count").textValue()).isEqualTo("1.00");
        for (var wrong : List.of("{}", "{\"reduce_by\": \"1.00\", \"reduce_to\": \"0.50\"}")) {
            assertThat(alpha.send("POST", ORDERS + "/" + id + "/decrease", wrong)
                            .status())
                    .isEqualTo(400);
        }
        var gone = alpha.send("POST", ORDERS + "/" + id + "/decrease", "{\"reduce_to\": \"0.00\"}");
        assertThat(gone.json().get("remaining_count").textValue()).isEqualTo("0.00");
        assertThat(alpha.delete(ORDERS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void the_items_of_a_batch_succeed_and_fail_on_their_own_and_in_their_order() {
        var orders = JSON.createObjectNode();
        orders.withArray("orders")
                .add(order(MARKET, "bid", "1.00", "0.4000").put("client_order_id", "b-1"))
                .add(order(MARKET, "bid", "1000000.00", "0.4000").put("client_order_id", "b-2"))
                .add(order(MARKET, "bid", "1.00", "0.4050").put("client_order_id", "b-3"))
                .add(order(MARKET, "bid", "2.00", "0.3900"));
        var created = alpha.send("POST", ORDERS + "/batched", orders.toString());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        var items = created.json().get("orders");
        assertThat(items).hasSize(4);
        assertThat(items.get(0).get("remaining_count").textValue()).isEqualTo("1.00");
        assertThat(items.get(1).at("/error/code").textValue()).isEqualTo("insufficient_balance");
        assertThat(items.get(1).get("client_order_id").textValue()).isEqualTo("b-2");
        assertThat(items.get(2).at("/error/code").textValue()).isEqualTo("invalid_price");
        assertThat(items.get(3).get("remaining_count").textValue()).isEqualTo("2.00");

        var ids = JSON.createObjectNode();
        ids.withArray("orders")
                .addObject()
                .put("order_id", items.get(3).get("order_id").textValue());
        ids.withArray("orders").addObject().put("order_id", "no-such-order");
        var canceled = alpha.send("DELETE", ORDERS + "/batched", ids.toString());
        assertThat(canceled.status()).as(canceled.body()).isEqualTo(200);
        assertThat(canceled.json().at("/orders/0/reduced_by").textValue()).isEqualTo("2.00");
        assertThat(canceled.json().at("/orders/1/reduced_by").textValue()).isEqualTo("0.00");
        assertThat(canceled.json().at("/orders/1/error/code").textValue()).isEqualTo("not_found");
        assertThat(canceled.json().at("/orders/1/order_id").textValue()).isEqualTo("no-such-order");
    }

    @Test
    void one_wrong_type_in_a_batch_refuses_all_of_it() {
        var orders = JSON.createObjectNode();
        orders.withArray("orders").add(order(MARKET, "bid", "1.00", "0.4000"));
        orders.withArray("orders").add(order(MARKET, "bid", "1.00", "0.4000").put("count", 1));
        var answer = alpha.send("POST", ORDERS + "/batched", orders.toString());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("details").textValue()).contains("orders.count of type string");
        assertThat(alpha.get("/portfolio/orders?status=resting").json().get("orders"))
                .isEmpty();
    }

    @Test
    void canceling_everything_answers_nothing_and_may_be_of_one_subaccount() {
        alpha.placed(MARKET, "bid", "1.00", "0.4000");
        assertThat(alpha.delete(ORDERS + "?subaccount=7").status()).isEqualTo(204);
        assertThat(alpha.get("/portfolio/orders?status=resting").json().get("orders"))
                .hasSize(1);
        var answer = alpha.delete(ORDERS);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(alpha.get("/portfolio/orders?status=resting").json().get("orders"))
                .isEmpty();
    }

    @Test
    void an_order_knows_how_many_contracts_are_before_it() {
        other.placed(MARKET, "bid", "4.00", "0.4000");
        var id = alpha.placed(MARKET, "bid", "1.00", "0.4000");
        assertThat(alpha.get("/portfolio/orders/" + id + "/queue_position")
                        .json()
                        .get("queue_position_fp")
                        .textValue())
                .isEqualTo("4.00");
        var all = alpha.get("/portfolio/orders/queue_positions?market_tickers=" + MARKET)
                .json()
                .get("queue_positions");
        assertThat(all).hasSize(1);
        assertThat(all.get(0).get("order_id").textValue()).isEqualTo(id);
        assertThat(all.get(0).get("market_ticker").textValue()).isEqualTo(MARKET);
        assertThat(alpha.get("/portfolio/orders/queue_positions").status()).isEqualTo(400);
        assertThat(alpha.get("/portfolio/orders/none/queue_position").status()).isEqualTo(404);
    }

    @Test
    void an_order_that_was_canceled_is_still_seen_resting_for_a_while() {
        var id = alpha.placed(MARKET, "bid", "1.00", "0.4000");
        setReadLag(60_000);
        assertThat(alpha.delete(ORDERS + "/" + id).status()).isEqualTo(200);
        assertThat(alpha.get("/portfolio/orders/" + id)
                        .json()
                        .at("/order/status")
                        .textValue())
                .isEqualTo("resting");
        assertThat(alpha.delete(ORDERS + "/" + id).status()).isEqualTo(404);
        setReadLag(0);
        assertThat(alpha.get("/portfolio/orders/" + id)
                        .json()
                        .at("/order/status")
                        .textValue())
                .isEqualTo("canceled");
    }

    @Test
    void what_was_done_is_seen_once_the_lag_has_passed() {
        setReadLag(200);
        var id = alpha.placed(MARKET, "bid", "1.00", "0.4000");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> alpha.get("/portfolio/orders/" + id).status() == 200);
        setReadLag(0);
    }

    private static void setReadLag(int millis) {
        assertThat(simulator
                        .sim("POST", "/read-lag", "{\"millis\": " + millis + "}")
                        .status())
                .isEqualTo(200);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
