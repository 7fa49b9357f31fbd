package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.wire.Trader.ORDERS;
import static io.evenkeel.simulator.wire.Trader.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What order calls cost, told by which of them fit into a full bucket: that depends on no clock. */
class WriteLimitIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;
    private static Trader alpha;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, TradingScenario.write(folder), "alpha");
        alpha = new Trader(simulator, "alpha");
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void placing_costs_ten_and_canceling_two() {
        fullBucket(9);
        assertTooMany(alpha.place(order(MARKET, "bid", "1.00", "0.1000")));
        assertTooMany(alpha.send("POST", ORDERS + "/none/amend", "{}"));
        assertTooMany(alpha.send("POST", ORDERS + "/none/decrease", "{}"));
        assertTooMany(alpha.send("POST", "/portfolio/order_groups/create", "{\"contracts_limit\": 1}"));
        assertThat(alpha.delete(ORDERS + "/none").status()).isEqualTo(404);

        fullBucket(1);
        assertTooMany(alpha.delete(ORDERS + "/none"));
        assertTooMany(alpha.delete(ORDERS));
        fullBucket(2);
        assertThat(alpha.delete(ORDERS).status()).isEqualTo(204);

        fullBucket(10);
        assertThat(alpha.place(order(MARKET, "bid", "1.00", "0.1000")).status()).isEqualTo(201);
    }

    @Test
    void a_batch_has_to_fit_as_a_whole() {
        fullBucket(29);
        assertTooMany(create(3));
        assertThat(alpha.get("/portfolio/orders?status=resting&ticker=" + TradingScenario.OTHER_MARKET)
                        .json()
                        .get("orders"))
                .isEmpty();
        fullBucket(30);
        assertThat(create(3).status()).isEqualTo(201);

        fullBucket(5);
        assertTooMany(cancel(3));
        fullBucket(6);
        assertThat(cancel(3).status()).isEqualTo(200);
    }

    private static void assertTooMany(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo("{\"error\":\"too many requests\"}");
    }

    /** A bucket of another size is a new one, and full. */
    private static void fullBucket(int capacity) {
        var answer = simulator.sim("POST", "/limits", """
                {"account": "alpha", "read": {"refill_rate": 1000, "bucket_capacity": 1000},
                 "write": {"refill_rate": 1, "bucket_capacity": %d}}""".formatted(capacity));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Answer create(int orders) {
        var body = JSON.createObjectNode();
        for (var i = 0; i < orders; i++) {
            body.withArray("orders").add(order(TradingScenario.OTHER_MARKET, "bid", "1.00", "0.1000"));
        }
        return alpha.send("POST", ORDERS + "/batched", body.toString());
    }

    private static Answer cancel(int orders) {
        var body = JSON.createObjectNode();
        for (var i = 0; i < orders; i++) {
            body.withArray("orders").addObject().put("order_id", "none");
        }
        return alpha.send("DELETE", ORDERS + "/batched", body.toString());
    }
}
