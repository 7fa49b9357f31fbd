package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused leaves nothing behind: not in the books, not in the journal, and not after a kill. */
class AllOrNothingIT {
    private static final String TOO_MANY = "20000000000000000";
    private static final List<String> PATHS = List.of(
            "/portfolio/balance",
            "/portfolio/orders",
            "/portfolio/deposits",
            "/markets",
            "/markets/" + MARKET + "/orderbook");

    @TempDir
    Path folder;

    @Test
    void numbers_that_nobody_can_reckon_with_are_refused_and_the_simulator_starts_again() throws IOException {
        var scenario = TradingScenario.write(folder);
        try (var simulator = SimulatorProcess.ready(folder, scenario, "alpha")) {
            simulator.liftLimits("alpha");
            var alpha = new Trader(simulator, "alpha");
            var resting = alpha.placed(MARKET, "bid", "5", "0.40");
            var before = seen(alpha);
            refuse(alpha.place(Trader.order(MARKET, "bid", TOO_MANY, "0.50")));
            var amendment = """
                    {"ticker": "%s", "side": "bid", "price": "0.50", "count": "%s"}""".formatted(MARKET, TOO_MANY);
            refuse(alpha.send("POST", Trader.ORDERS + "/" + resting + "/amend", amendment));
            refuseRows(simulator, "series", "{\"ticker\": \"KXDEMO\", \"fee_multiplier\": 0.1234567}");
            refuseRows(simulator, "markets", """
                    {"ticker": "%s", "price_ranges": [{"start": "0", "end": "1", "step": "0"}]}""".formatted(MARKET));
            refuseRows(simulator, "markets", """
                    {"ticker": "%s", "settlement_timer_seconds": "300"}""".formatted(MARKET));
            refuseRows(simulator, "deposits", """
                    {"id": "d-1", "amount_cents": 900000000000000}, {"id": "d-2", "amount_cents": 900000000000000}""");
            var halfGood = """
                    {"markets": [{"ticker": "KXNEW-1"}],
                     "accounts": [{"account": "alpha", "fills": [{"fill_id": "f"}]}]}""";
            assertThat(simulator.sim("POST", "/scenario", halfGood).status()).isEqualTo(400);
            assertThat(seen(alpha)).isEqualTo(before);
            simulator.process().kill();
            simulator.restart(scenario);
            simulator.awaitReady();
            assertThat(seen(alpha)).isEqualTo(before);
            alpha.placed(MARKET, "bid", "1", "0.50");
        }
    }

    /** A robot takes the middle of its market, which comes with it; what tells no time has the file's. */
    @Test
    void a_scenario_is_the_same_at_the_start_and_when_it_comes_later() throws IOException {
        var scenario = Files.writeString(folder.resolve("whole.json"), """
                {"now": "2026-10-02T00:00:00Z",
                 "markets": [{"ticker": "KXLATE-1", "yes_bid_dollars": "0.2000", "yes_ask_dollars": "0.2400"}],
                 "robots": [{"ticker": "KXLATE-1", "seed": 7}],
                 "accounts": [{"account": "alpha", "opening_cash_dollars": "5",
                   "deposits": [{"id": "d-1", "amount_cents": 100}]}]}""");
        try (var first = SimulatorProcess.ready(folder.resolve("first"), scenario, "alpha");
                var later = SimulatorProcess.ready(folder.resolve("later"), TradingScenario.write(folder), "alpha")) {
            assertThat(later.sim("POST", "/scenario", Files.readString(scenario))
                            .status())
                    .isEqualTo(200);
            assertThat(robots(first).at("/0/fair_dollars").textValue()).isEqualTo("0.2200");
            assertThat(robots(later)).isEqualTo(robots(first));
            for (var path : List.of("/markets/KXLATE-1", "/portfolio/deposits")) {
                assertThat(later.get("alpha", path).json())
                        .isEqualTo(first.get("alpha", path).json());
            }
        }
    }

    private static JsonNode robots(SimulatorProcess simulator) {
        return simulator.sim("GET", "/robots", "").json().get("robots");
    }

    private static List<String> seen(Trader trader) {
        return PATHS.stream().map(path -> trader.get(path).body()).toList();
    }

    private static void refuse(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").textValue()).isEqualTo("invalid_order_size");
    }

    private static void refuseRows(SimulatorProcess simulator, String kind, String rows) {
        var account = kind.equals("deposits") ? "\"account\": \"alpha\", " : "";
        var answer = simulator.sim("POST", "/" + kind, "{" + account + "\"" + kind + "\": [" + rows + "]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }
}
