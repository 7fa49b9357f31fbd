package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.wire.Trader.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order calls that were recorded at the real exchange, made again in the situations in which they were made. */
class OrderRecordingIT {
    private static final String RECORDINGS = "recordings/kalshi-demo-2026-06/";
    private static final String MARKET = "KXWTACHALLENGERMATCH-26JUN11JIMLEP-LEP";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static Trader alpha;
    private static Trader other;
    private static JsonNode index;

    @BeforeAll
    static void start() throws IOException {
        index = recording("index.json");
        var scenario = JSON.createObjectNode().put("now", "2026-06-11T06:29:00Z");
        var market = recording("markets__single.json").get("market").<ObjectNode>deepCopy();
        scenario.withArray("markets")
                .add(market.put("yes_bid_dollars", "0.0000")
                        .put("yes_ask_dollars", "0.0000")
                        .put("no_bid_dollars", "0.0000")
                        .put("no_ask_dollars", "1.0000"));
        for (var account : new String[] {"alpha", "other"}) {
            scenario.withArray("accounts").addObject().put("account", account).put("opening_cash_dollars", "98.5561");
        }
        var file = folder.resolve("scenario.json");
        Files.writeString(file, scenario.toString());
        simulator = SimulatorProcess.ready(folder, file, "alpha", "other");
        for (var account : new String[] {"alpha", "other"}) {
            simulator.liftLimits(account);
        }
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
        assertThat(alpha.delete(ORDERS).status()).isEqualTo(204);
        assertThat(other.delete(ORDERS).status()).isEqualTo(204);
    }

    @Test
    void a_maker_order_is_taken_seen_canceled_once_and_its_id_is_used_up() {
        var created = repeated("orders__create_v2_maker.json");
        repeated("orders__duplicate_client_order_id.json");
        var id = created.get("order_id").textValue();
        Shapes.assertSame(
                recording("orders__get_after_create.json"),
                alpha.get("/portfolio/orders/" + id).json());

        var canceled = alpha.delete(ORDERS + "/" + id);
        assertThat(canceled.status()).isEqualTo(200);
        Shapes.assertSame(recording("orders__cancel_v2.json"), canceled.json());
        var again = alpha.delete(ORDERS + "/" + id);
        assertThat(again.status()).isEqualTo(404);
        Shapes.assertSame(recording("orders__cancel_already_canceled.json"), again.json());

        // Recorded too: the id stays used up when its order is long over.
        repeated("orders__duplicate_client_order_id.json");
    }

    @Test
    void an_unknown_order_cannot_be_canceled() {
        var answer = alpha.delete(ORDERS + "/00000000-0000-0000-0000-000000000000");
        assertThat(answer.status()).isEqualTo(404);
        Shapes.assertSame(recording("orders__cancel_unknown_id.json"), answer.json());
    }

    @Test
    void a_taker_is_filled_at_the_resting_price_and_told_so() {
        other.placed(MARKET, "ask", "1.00", "0.5200");
        var filled = repeated("orders__create_v2_taker_ioc.json");
        var recorded = recording("orders__create_v2_taker_ioc.json");
        for (var field : new String[] {"average_fee_paid", "average_fill_price", "fill_count", "remaining_count"}) {
            assertThat(filled.get(field)).isEqualTo(recorded.get(field));
        }
        Shapes.assertSame(
                recording("fills__after_taker.json"),
                alpha.get("/portfolio/fills?limit=10").json());
        Shapes.assertSame(
                recording("portfolio__orders_list.json"),
                alpha.get("/portfolio/orders?limit=10").json());
        Shapes.assertSame(
                recording("portfolio__positions.json"),
                alpha.get("/portfolio/positions").json());
    }

    @Test
    void what_cannot_be_placed_is_refused_as_recorded() {
        repeated("orders__insufficient_balance.json");
        repeated("orders__invalid_price_structure.json");
        assertThat(repeated("orders__numeric_field_types.json"))
                .isEqualTo(recording("orders__numeric_field_types.json"));
    }

    @Test
    void a_taker_that_would_meet_its_own_order_is_stopped_and_the_resting_one_stays() {
        var resting = repeated("orders__stp_setup.json");
        var taker = Trader.order(MARKET, "ask", "1.00", "0.4800").put("time_in_force", "immediate_or_cancel");
        var answer = alpha.place(taker);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("fill_count").textValue()).isEqualTo("0.00");
        assertThat(answer.json().get("remaining_count").textValue()).isEqualTo("0.00");
        var order = alpha.get("/portfolio/orders/" + resting.get("order_id").textValue());
        Shapes.assertSame(recording("orders__stp_resting_after.json"), order.json());
        assertThat(order.json().at("/order/status").textValue()).isEqualTo("resting");
    }

    /** Makes a recorded call with its recorded body; its status and shape must be the recorded ones. */
    private static JsonNode repeated(String name) {
        for (var call : index) {
            if (call.get("body").textValue().equals(name)) {
                var path = call.get("path").textValue().substring(SimulatorProcess.ROOT.length());
                var answer = alpha.send(
                        call.get("method").textValue(),
                        path,
                        call.path("request_body").toString());
                assertThat(answer.status())
                        .as(answer.body())
                        .isEqualTo(call.get("status").intValue());
                Shapes.assertSame(recording(name), answer.json());
                return answer.json();
            }
        }
        throw new AssertionError("not recorded: " + name);
    }

    private static JsonNode recording(String name) {
        try {
            return JSON.readTree(SharedFolder.path(RECORDINGS + name).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
