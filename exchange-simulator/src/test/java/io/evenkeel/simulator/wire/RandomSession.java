package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two accounts that do whatever the dice say; some of it is refused, as in life. */
final class RandomSession {
    private final Random random;
    private final List<String> markets;
    private final List<Trader> traders;
    private final List<Placed> placed = new ArrayList<>();
    private int names;

    private record Placed(Trader trader, String id, ObjectNode order) {
        String path() {
            return Trader.ORDERS + "/" + id;
        }
    }

    RandomSession(SimulatorProcess simulator, Random random, List<String> markets) {
        this.random = random;
        this.markets = markets;
        traders = List.of(new Trader(simulator, "alpha"), new Trader(simulator, "beta"));
    }

    void run(int steps) {
        for (var i = 0; i < steps; i++) {
            var dice = random.nextInt(100);
            if (dice < 75 || placed.isEmpty()) {
                place();
            } else {
                change(dice, placed.get(random.nextInt(placed.size())));
            }
        }
    }

    private void place() {
        var trader = traders.get(random.nextInt(traders.size()));
        var order = Trader.order(
                        markets.get(random.nextInt(markets.size())),
                        random.nextBoolean() ? "bid" : "ask",
                        count(),
                        price())
                .put("client_order_id", trader.account() + "-" + ++names);
        if (random.nextInt(10) < 3) {
            order.put("time_in_force", "immediate_or_cancel");
        }
        var answer = trader.place(order);
        assertThat(answer.status()).as(answer.body()).isIn(201, 400);
        if (answer.status() == 201) {
            placed.add(new Placed(trader, answer.json().path("order_id").textValue(), order));
        }
    }

    /** A change of an order that has ended meanwhile is refused. */
    private void change(int dice, Placed order) {
        var answer = switch (dice % 3) {
            case 0 -> order.trader().delete(order.path());
            case 1 -> order.trader().send("POST", order.path() + "/decrease", "{\"reduce_to\": \"1.00\"}");
            default ->
                order.trader().send("POST", order.path() + "/amend", """
                            {"ticker": "%s", "side": "%s", "count": "%s", "price": "%s"}""".formatted(
                                order.order().path("ticker").textValue(),
                                order.order().path("side").textValue(),
                                count(),
                                price()));
        };
        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 404);
    }

    private String count() {
        return "%d.%02d".formatted(1 + random.nextInt(20), random.nextInt(100));
    }

    private String price() {
        return "0.%d00".formatted(40 + random.nextInt(20));
    }
}
