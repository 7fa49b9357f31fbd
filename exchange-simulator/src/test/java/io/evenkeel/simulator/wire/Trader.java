package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;

/** One account that trades at a simulator. */
record Trader(SimulatorProcess simulator, String account) {
    static final String ORDERS = "/portfolio/events/orders";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A signed call with a JSON body; none if it is empty. */
    Answer send(String method, String pathAndQuery, String json) {
        var timestamp = SimulatorProcess.timestamp(Duration.ZERO);
        var path = pathAndQuery.contains("?") ? pathAndQuery.substring(0, pathAndQuery.indexOf('?')) : pathAndQuery;
        var key = simulator.key(account);
        var signature = key.sign(timestamp + method + SimulatorProcess.ROOT + path, 32);
        var headers = new HashMap<>(SimulatorProcess.headers(key.keyId(), timestamp, signature));
        if (!json.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return simulator.call(method, SimulatorProcess.ROOT + pathAndQuery, headers, json);
    }

    Answer get(String pathAndQuery) {
        return send("GET", pathAndQuery, "");
    }

    Answer delete(String pathAndQuery) {
        return send("DELETE", pathAndQuery, "");
    }

    Answer place(ObjectNode order) {
        return send("POST", ORDERS, order.toString());
    }

    /** A resting order, for tests to change. */
    static ObjectNode order(String ticker, String side, String count, String price) {
        return JSON.createObjectNode()
                .put("ticker", ticker)
                .put("side", side)
                .put("count", count)
                .put("price", price)
                .put("time_in_force", "good_till_canceled")
                .put("self_trade_prevention_type", "taker_at_cross");
    }

    /** Places an order that must be taken; its id. */
    String placed(String ticker, String side, String count, String price) {
        var answer = place(order(ticker, side, count, price));
        if (answer.status() != 201) {
            throw new AssertionError("not placed: " + answer.body());
        }
        return answer.json().get("order_id").textValue();
    }
}
