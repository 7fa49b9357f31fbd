package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.wire.Trader.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Order groups over the wire; the exchange's clock stands still, so the window of 15 seconds never ends. */
class OrderGroupIT {
    private static final String GROUPS = "/portfolio/order_groups";

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static Trader alpha;
    private static Trader other;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, TradingScenario.write(folder), "alpha", "other");
        simulator.liftLimits("alpha");
        alpha = new Trader(simulator, "alpha");
        other = new Trader(simulator, "other");
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void a_group_is_made_read_listed_and_deleted_with_its_orders() {
        assertThat(other.get(GROUPS).body()).isEqualTo("{}");
        var created = alpha.send("POST", GROUPS + "/create", "{\"contracts_limit\": 10}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        assertThat(created.json().get("subaccount").intValue()).isZero();
        var id = created.json().get("order_group_id").textValue();
        var order = placedIn(id, "2.00");

        var group = alpha.get(GROUPS + "/" + id).json();
        assertThat(group.get("contracts_limit_fp").textValue()).isEqualTo("10.00");
        assertThat(group.get("is_auto_cancel_enabled").booleanValue()).isTrue();
        assertThat(group.get("orders")).hasSize(1);
        assertThat(group.get("orders").get(0).textValue()).isEqualTo(order);
        assertThat(alpha.get(GROUPS).json().get("order_groups").findValuesAsText("id"))
                .contains(id);

        var deleted = alpha.delete(GROUPS + "/" + id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body()).isEqualTo("{}");
        assertThat(statusOf(order)).isEqualTo("canceled");
        assertThat(alpha.get(GROUPS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_group_that_meets_its_limit_cancels_its_orders_and_takes_no_more_until_it_is_reset() {
        var id = group("\"contracts_limit_fp\": \"3.00\"");
        var filled = placedIn(id, "3.00");
        var waiting = placedIn(id, "1.00");
        assertThat(other.place(order(MARKET, "ask", "3.00", "0.4000")).status()).isEqualTo(201);
        assertThat(statusOf(filled)).isEqualTo("executed");
        assertThat(statusOf(waiting)).isEqualTo("canceled");
        assertThat(placeIn(id, "1.00").status()).isEqualTo(400);

        assertThat(alpha.send("PUT", GROUPS + "/" + id + "/reset", "{}").body()).isEqualTo("{}");
        var again = placeIn(id, "1.00");
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(alpha.send("PUT", GROUPS + "/" + id + "/trigger", "{}").status())
                .isEqualTo(200);
        assertThat(statusOf(again.json().get("order_id").textValue())).isEqualTo("canceled");
    }

    @Test
    void a_limit_that_is_lowered_may_trigger_at_once() {
        var id = group("\"contracts_limit\": 10");
        placedIn(id, "4.00");
        other.place(order(MARKET, "ask", "3.00", "0.4000"));
        var waiting = placedIn(id, "1.00");
        var lowered = alpha.send("PUT", GROUPS + "/" + id + "/limit", "{\"contracts_limit_fp\": \"2.00\"}");
        assertThat(lowered.status()).as(lowered.body()).isEqualTo(200);
        assertThat(lowered.body()).isEqualTo("{}");
        assertThat(statusOf(waiting)).isEqualTo("canceled");
        assertThat(alpha.get(GROUPS + "/" + id).json().get("contracts_limit_fp").textValue())
                .isEqualTo("2.00");
    }

    @Test
    void limits_have_bounds_and_unknown_groups_are_not_found() {
        for (var wrong : new String[] {"{}", "{\"contracts_limit\": 0}", "{\"contracts_limit_fp\": \"1000001.00\"}"}) {
            assertThat(alpha.send("POST", GROUPS + "/create", wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        for (var change : new String[] {"reset", "trigger"}) {
            assertThat(alpha.send("PUT", GROUPS + "/none/" + change, "{}").status())
                    .isEqualTo(404);
        }
        assertThat(alpha.send("PUT", GROUPS + "/none/limit", "{\"contracts_limit\": 1}")
                        .status())
                .isEqualTo(404);
        assertThat(alpha.delete(GROUPS + "/none").status()).isEqualTo(404);
    }

    private static String group(String limit) {
        var created = alpha.send("POST", GROUPS + "/create", "{" + limit + "}");
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json().get("order_group_id").textValue();
    }

    private static Answer placeIn(String group, String count) {
        return alpha.place(order(MARKET, "bid", count, "0.4000").put("order_group_id", group));
    }

    private static String placedIn(String group, String count) {
        var answer = placeIn(group, count);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("order_id").textValue();
    }

    private static String statusOf(String order) {
        return alpha.get("/portfolio/orders/" + order)
                .json()
                .at("/order/status")
                .textValue();
    }
}
