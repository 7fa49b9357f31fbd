package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.simulator.Histories;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control door, and what is left of it after a kill. */
class RestartIT {
    private static final List<String> PATHS = List.of(
            "/portfolio/balance",
            "/portfolio/fills?limit=1000",
            "/portfolio/settlements",
            "/portfolio/positions",
            "/portfolio/orders",
            "/portfolio/deposits",
            "/historical/cutoff",
            "/historical/fills",
            "/markets",
            "/exchange/status",
            "/exchange/user_data_timestamp");

    @TempDir
    Path folder;

    @Test
    void everything_that_was_changed_is_there_after_a_kill() throws IOException {
        var scenario = Histories.file(107);
        try (var simulator = SimulatorProcess.ready(folder, scenario, "alpha")) {
            simulator.liftLimits("alpha");
            change(simulator);
            var before =
                    PATHS.stream().map(path -> simulator.get("alpha", path)).toList();
            simulator.process().kill();
            simulator.restart(scenario);
            simulator.awaitReady();
            assertThat(PATHS.stream().map(path -> simulator.get("alpha", path)).toList())
                    .isEqualTo(before);
        }
    }

    private static void change(SimulatorProcess simulator) {
        var ticker = openMarket(simulator);
        post(simulator, "/clock", "{\"advance\": \"PT90M\"}");
        post(simulator, "/fills", """
                {"account": "alpha", "fills": [{"fill_id": "f-1", "order_id": "o-1", "ticker": "%s", "book_side": "bid",
                  "count_fp": "3.00", "yes_price_dollars": "0.4100", "fee_cost": "0.0510"}]}""".formatted(ticker));
        post(simulator, "/orders", """
                {"account": "alpha", "orders": [{"order_id": "o-1", "ticker": "%s", "book_side": "bid",
                  "yes_price_dollars": "0.4100", "initial_count_fp": "3.00",
                  "fill_count_fp": "3.00"}]}""".formatted(ticker));
        post(
                simulator,
                "/deposits",
                "{\"account\": \"alpha\", \"deposits\": [{\"id\": \"d-1\", \"amount_cents\": 12345}]}");
        post(simulator, "/historical-cutoff", "{\"cutoff\": \"2026-10-15T00:00:00Z\"}");
        post(simulator, "/exchange", "{\"trading_active\": false}");
        post(simulator, "/settle", "{\"ticker\": \"" + ticker + "\", \"result\": \"yes\"}");
        var settled = simulator
                .get("alpha", "/portfolio/settlements?ticker=" + ticker)
                .json();
        assertThat(settled.at("/settlements/0/market_result").textValue()).isEqualTo("yes");
        assertThat(simulator.get("alpha", "/historical/fills?limit=1").json().get("fills"))
                .isNotEmpty();
    }

    private static String openMarket(SimulatorProcess simulator) {
        return simulator
                .get("alpha", "/markets?status=open&limit=1")
                .json()
                .at("/markets/0/ticker")
                .textValue();
    }

    @Test
    void another_scenario_over_existing_data_ends_the_process_with_an_error() throws IOException {
        try (var simulator = SimulatorProcess.ready(folder, Histories.file(101), "alpha")) {
            simulator.process().stop(Duration.ofSeconds(20));
            simulator.restart(Histories.file(102));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !simulator.process().isAlive());
            assertThat(simulator.process().onExit().join()).isNotZero();
            assertThat(simulator.process().logTail(200)).contains("holds another scenario");
        }
    }

    @Test
    void a_key_that_comes_later_is_noticed() throws IOException {
        try (var simulator = SimulatorProcess.ready(folder, Histories.file(101), "beta")) {
            var late = TestKey.make("late");
            late.register(simulator.dataFolder(), "alpha");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> simulator
                            .sim("GET", "/state", "")
                            .json()
                            .at("/accounts/0/key_ids/0")
                            .asText()
                            .equals("late"));
        }
    }

    private static void post(SimulatorProcess simulator, String path, String body) {
        var answer = simulator.sim("POST", path, body);
        assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    }
}
