package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the control door does to markets and to the clock, as a member sees it. */
class LifeIT {
    private static final String SCENARIO = """
            {"now": "2026-11-01T00:00:00Z",
             "markets": [{"ticker": "KXLIFE-26A-X", "status": "active", "close_time": "2026-12-01T00:00:00Z",
                          "settlement_timer_seconds": 3600, "yes_bid_dollars": "0.4000", "yes_ask_dollars": "0.4200"}],
             "accounts": [{"account": "alpha", "opening_cash_dollars": "100",
                           "fills": [{"fill_id": "f-1", "ticker": "KXLIFE-26A-X", "book_side": "bid",
                                      "count_fp": "10.00", "yes_price_dollars": "0.5200", "fee_cost": "0.174800"},
                                     {"fill_id": "f-2", "ticker": "KXLIFE-26A-X", "book_side": "ask",
                                      "count_fp": "4.00", "yes_price_dollars": "0.6100", "fee_cost": "0.066700"}]}]}
            """;

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        var scenario = Files.writeString(folder.resolve("scenario.json"), SCENARIO);
        simulator = SimulatorProcess.ready(folder, scenario, "alpha");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    /**
     * The worked case of docs/exchange.md §11, decided twice: 6 contracts held pay 2.22 at 0.37 and 6.00 at a dollar,
     * on top of 96.9985.
     */
    @Test
    void a_market_is_paused_closed_disputed_amended_paid_late_and_corrected() {
        assertThat(move("/pause", "")).isEqualTo("inactive");
        assertThat(move("/reopen", "")).isEqualTo("active");
        assertThat(move("/close-time", ", \"close_time\": \"2026-11-02T00:00:00Z\""))
                .isEqualTo("active");
        clock("{\"now\": \"2026-11-02T00:00:00Z\"}");
        assertThat(status()).isEqualTo("closed");

        assertThat(move("/determine", ", \"result\": \"no\", \"payout_lag\": \"PT2H\""))
                .isEqualTo("determined");
        assertThat(move("/dispute", "")).isEqualTo("disputed");
        clock("{\"advance\": \"PT5H\"}");
        assertThat(move("/amend", ", \"result\": \"scalar\", \"value_dollars\": \"0.37\""))
                .isEqualTo("amended");
        clock("{\"advance\": \"PT1H\"}");
        assertThat(status()).isEqualTo("finalized");
        assertThat(market().path("settlement_ts").textValue()).isEqualTo("2026-11-02T06:00:00Z");
        assertThat(settlements()).isEmpty();

        clock("{\"advance\": \"P1D\"}");
        assertThat(settlements()).singleElement().satisfies(row -> {
            assertThat(row.path("revenue").longValue()).isEqualTo(222);
            assertThat(row.path("settled_time").textValue()).isEqualTo("2026-11-02T08:00:00Z");
        });
        assertThat(cash()).isEqualTo("99.2185");

        assertThat(move("/amend", ", \"result\": \"yes\"")).isEqualTo("finalized");
        assertThat(settlements())
                .singleElement()
                .satisfies(row -> assertThat(row.path("revenue").longValue()).isEqualTo(600));
        assertThat(cash()).isEqualTo("102.9985");
        assertThat(simulator
                        .sim("GET", "/figures", "")
                        .json()
                        .at("/accounts/0/net_dollars")
                        .textValue())
                .isEqualTo("2.998500");
    }

    /** docs/exchange.md §14: refused with 400 after the close, cancelled by the exchange shortly afterwards. */
    @Test
    void nothing_of_a_closed_market_can_be_changed_until_its_orders_are_cancelled() {
        simulator.sim("POST", "/markets", "{\"markets\": [{\"ticker\": \"KXCLOSE-1\", \"status\": \"active\"}]}");
        simulator.sim("POST", "/close-delay", "{\"millis\": 2000}");
        var alpha = new Trader(simulator, "alpha");
        var id = alpha.placed("KXCLOSE-1", "bid", "2.00", "0.0100");
        var path = Trader.ORDERS + "/" + id;
        try (var stream = StreamClient.connect(simulator, "alpha")) {
            stream.awaitReply(stream.subscribe("user_orders"));
            simulator.sim("POST", "/close", "{\"ticker\": \"KXCLOSE-1\"}");
            assertInactive(alpha.delete(path));
            assertInactive(alpha.send("POST", path + "/decrease", "{\"reduce_to\": \"1.00\"}"));
            assertInactive(alpha.send("POST", path + "/amend", """
                    {"ticker": "KXCLOSE-1", "side": "bid", "count": "1.00", "price": "0.0100"}"""));
            assertInactive(alpha.place(Trader.order("KXCLOSE-1", "bid", "1.00", "0.0100")));
            assertThat(alpha.send(
                                    "DELETE",
                                    Trader.ORDERS + "/batched",
                                    "{\"orders\": [{\"order_id\": \"" + id + "\"}]}")
                            .json()
                            .at("/orders/0/error/code")
                            .textValue())
                    .isEqualTo("market_inactive");
            assertThat(alpha.delete(Trader.ORDERS).status()).isEqualTo(204);
            clock("{\"advance\": \"PT1S\"}");
            assertThat(orderStatus(alpha, id)).isEqualTo("resting");
            clock("{\"advance\": \"PT1S\"}");
            assertThat(orderStatus(alpha, id)).isEqualTo("canceled");
            stream.sync();
            assertThat(stream.frames("user_order"))
                    .singleElement()
                    .satisfies(frame -> assertThat(
                                    frame.at("/msg/last_update_reason").textValue())
                            .isEqualTo("CloseCancel"));
        }
        assertThat(alpha.delete(path).status()).isEqualTo(404);
    }

    private static void assertInactive(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").textValue()).isEqualTo("market_inactive");
    }

    private static String orderStatus(Trader trader, String id) {
        return trader.get("/portfolio/orders/" + id).json().at("/order/status").textValue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/pause | {\"ticker\": \"KX-NOT\"} | ticker",
                "/reopen | {\"ticker\": \"KXTO-1\"} | ticker",
                "/dispute | {\"ticker\": \"KXTO-1\"} | ticker",
                "/determine | {\"ticker\": \"KXTO-1\", \"result\": \"perhaps\"} | result",
                "/determine | {\"ticker\": \"KXTO-1\", \"result\": \"scalar\"} | value_dollars",
                "/settle | {\"ticker\": \"KXTO-1\", \"result\": \"yes\", \"payout_lag\": \"soon\"} | payout_lag",
                "/endings | {\"endings\": [{\"ticker\": \"K\", \"result\": \"void\"}]} | endings[0].result",
                "/robots | {\"robots\": [{\"ticker\": \"KXTO-1\", \"depth\": 99}]} | robots[0].depth",
                "/robots/step | {\"ticker\": \"KXTO-1\"} | ticker",
                "/liquidity | {\"ticker\": \"KXTO-1\", \"levels\": [{\"side\": \"bid\"}]} | levels[0].count_fp",
                "/trade | {\"ticker\": \"KXTO-1\", \"side\": \"up\", \"count_fp\": \"1.00\"} | side",
                "/quotes | {\"ticker\": \"KX-NOT\"} | ticker",
                "/close-delay | {\"millis\": -1} | millis",
                "/clock | {\"speed\": 0} | speed",
                "/clock | {\"follow\": true, \"frozen\": true} | now",
                "/scenario | {\"accounts\": [{\"account\": \"../x\"}]} | accounts[0].account",
                "/scenario | [] | scenario"
            })
    void what_cannot_be_done_is_refused_by_name(String path, String body, String field) {
        simulator.sim("POST", "/markets", "{\"markets\": [{\"ticker\": \"KXTO-1\"}]}");
        var answer = simulator.sim("POST", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("field").textValue()).as(answer.body()).isEqualTo(field);
        assertThat(answer.json().path("message").textValue()).isNotEmpty();
    }

    @Test
    void a_scenario_is_added_to_what_is_there() {
        var answer = simulator.sim("POST", "/scenario", """
                {"now": "2026-10-01T00:00:00Z",
                 "markets": [{"ticker": "KXMORE-1", "status": "active"}],
                 "accounts": [{"account": "beta", "opening_cash_dollars": "5"}]}
                """);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("accounts").get(0).textValue()).isEqualTo("beta");
        assertThat(simulator.get("alpha", "/markets/KXMORE-1").status()).isEqualTo(200);
        assertThat(now()).as("never back").isAfterOrEqualTo(Instant.parse("2026-11-01T00:00:00Z"));
    }

    @Test
    void the_clock_runs_as_fast_as_told_and_stands_still_when_told() {
        var before = now();
        clock("{\"speed\": 1000}");
        await().atMost(Duration.ofSeconds(20)).until(() -> now().isAfter(before.plusSeconds(500)));
        clock("{\"frozen\": true}");
        assertThat(simulator.sim("GET", "/clock", "").json().path("speed").intValue())
                .isZero();
    }

    private static String move(String path, String more) {
        var answer = simulator.sim("POST", path, "{\"ticker\": \"KXLIFE-26A-X\"" + more + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("status").textValue();
    }

    private static void clock(String body) {
        var answer = simulator.sim("POST", "/clock", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static Instant now() {
        return Instant.parse(
                simulator.sim("GET", "/clock", "").json().path("now").textValue());
    }

    private static JsonNode market() {
        return simulator.get("alpha", "/markets/KXLIFE-26A-X").json().path("market");
    }

    private static String status() {
        return market().path("status").textValue();
    }

    private static Iterable<JsonNode> settlements() {
        return simulator
                .get("alpha", "/portfolio/settlements?ticker=KXLIFE-26A-X")
                .json()
                .path("settlements");
    }

    private static String cash() {
        return simulator
                .get("alpha", "/portfolio/balance")
                .json()
                .path("balance_dollars")
                .textValue();
    }
}
