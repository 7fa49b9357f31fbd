package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Some accounts that do whatever the dice say with all that orders can be; some of it is refused, as in life. */
final class RandomSession {
    private static final String GROUPS = "/portfolio/order_groups";

    private final SimulatorProcess simulator;
    private final Random random;
    private final List<String> markets;
    private final List<Trader> traders;
    private final List<Placed> placed = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private Instant now;
    private int names;

    private record Placed(Trader trader, String id, ObjectNode order) {
        String path(String call) {
            return Trader.ORDERS + "/" + id + call + "?subaccount="
                    + order.path("subaccount").intValue();
        }
    }

    private record Group(Trader trader, String id, int subaccount) {
        String path(String call) {
            return GROUPS + "/" + id + call + "?subaccount=" + subaccount;
        }
    }

    RandomSession(SimulatorProcess simulator, Random random, List<String> markets, List<String> accounts) {
        this.simulator = simulator;
        this.random = random;
        this.markets = markets;
        traders =
                accounts.stream().map(account -> new Trader(simulator, account)).toList();
        now = Instant.parse(
                simulator.sim("GET", "/clock", "").json().path("now").textValue());
    }

    /** Nothing is paused when it returns. */
    void run(int steps) {
        for (var i = 0; i < steps; i++) {
            var dice = random.nextInt(100);
            if (dice < 68 || placed.isEmpty()) {
                place();
            } else if (dice < 84) {
                change(any(placed));
            } else if (dice < 90) {
                group();
            } else if (dice < 94) {
                pause(any(markets));
            } else if (dice < 96) {
                pauseTrading();
            } else {
                pass(Duration.ofSeconds(1 + random.nextInt(15)));
            }
        }
    }

    private void place() {
        var trader = any(traders);
        var order = Trader.order(any(markets), random.nextBoolean() ? "bid" : "ask", count(), price())
                .put("client_order_id", trader.account() + "-" + ++names)
                .put("subaccount", random.nextInt(3) == 0 ? 1 : 0)
                .put("cancel_order_on_pause", random.nextInt(4) == 0);
        if (random.nextBoolean()) {
            order.put("self_trade_prevention_type", "maker");
        }
        switch (random.nextInt(10)) {
            case 0, 1 -> order.put("time_in_force", "immediate_or_cancel").put("reduce_only", random.nextBoolean());
            case 2 -> order.put("time_in_force", "fill_or_kill");
            case 3 -> order.put("post_only", true);
            case 4 ->
                order.put(
                        "expiration_time",
                        now.plusSeconds(1 + random.nextInt(30)).getEpochSecond());
            default -> {}
        }
        groups.stream()
                .filter(group -> group.trader().equals(trader)
                        && group.subaccount() == order.path("subaccount").intValue())
                .skip(random.nextInt(4))
                .findFirst()
                .ifPresent(group -> order.put("order_group_id", group.id()));
        var answer = trader.place(order);
        assertThat(answer.status()).as(answer.body()).isIn(201, 400, 404);
        if (answer.status() == 201) {
            placed.add(new Placed(trader, answer.json().path("order_id").textValue(), order));
        }
    }

    /** A change of an order that has ended meanwhile is refused. */
    private void change(Placed order) {
        var answer = switch (random.nextInt(3)) {
            case 0 -> order.trader().delete(order.path(""));
            case 1 -> order.trader().send("POST", order.path("/decrease"), "{\"reduce_to\": \"1.00\"}");
            default ->
                order.trader().send("POST", order.path("/amend"), """
                            {"ticker": "%s", "side": "%s", "count": "%s", "price": "%s"}""".formatted(
                                order.order().path("ticker").textValue(),
                                order.order().path("side").textValue(),
                                count(),
                                price()));
        };
        assertThat(answer.status()).as(answer.body()).isIn(200, 400, 404);
    }

    private void group() {
        if (groups.isEmpty() || random.nextInt(3) == 0) {
            var trader = any(traders);
            var subaccount = random.nextInt(2);
            var answer = trader.send("POST", GROUPS + "/create", """
                    {"contracts_limit_fp": "%s", "subaccount": %d}""".formatted(count(), subaccount));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            groups.add(new Group(trader, answer.json().path("order_group_id").textValue(), subaccount));
            return;
        }
        var group = any(groups);
        var answer = switch (random.nextInt(6)) {
            case 0 -> group.trader().delete(group.path(""));
            case 1 -> group.trader().send("PUT", group.path("/trigger"), "{}");
            case 2 -> group.trader().send("PUT", group.path("/limit"), "{\"contracts_limit_fp\": \"" + count() + "\"}");
            default -> group.trader().send("PUT", group.path("/reset"), "{}");
        };
        assertThat(answer.status()).as(answer.body()).isIn(200, 404);
    }

    private void pause(String market) {
        var ticker = "{\"ticker\": \"" + market + "\"}";
        sim("/pause", ticker);
        change(any(placed));
        place();
        sim("/reopen", ticker);
    }

    private void pauseTrading() {
        sim("/exchange", "{\"trading_active\": false}");
        place();
        change(any(placed));
        sim("/exchange", "{\"trading_active\": true}");
    }

    private void pass(Duration time) {
        now = now.plus(time);
        sim("/clock", "{\"now\": \"" + now + "\"}");
    }

    private void sim(String path, String body) {
        var answer = simulator.sim("POST", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private String count() {
        return "%d.%02d".formatted(1 + random.nextInt(20), random.nextInt(100));
    }

    private String price() {
        return "0.%d00".formatted(40 + random.nextInt(20));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
