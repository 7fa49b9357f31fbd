package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.wire.Trader.ORDERS;
import static io.evenkeel.simulator.wire.Trader.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sub-accounts, and cash on its way between them and between the parts of the exchange. */
class SubaccountIT {
    private static final String TRANSFER = "/portfolio/subaccounts/transfer";
    private static final String INTRA = "/portfolio/intra_exchange_instance_transfer";

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
    void cash_goes_to_a_new_subaccount_once_and_pays_for_its_orders_alone() {
        var opened = alpha.send("POST", "/portfolio/subaccounts", "{}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        var number = opened.json().get("subaccount_number").intValue();
        assertThat(number).isPositive();

        var transfer = """
                {"client_transfer_id": "7c3c1a52-0000-4000-8000-00000000000%d", "from_subaccount": 0,
                 "to_subaccount": %d, "amount_cents": 12345}""".formatted(number % 10, number);
        var made = alpha.send("POST", TRANSFER, transfer);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.body()).isEqualTo("{}");
        assertThat(alpha.send("POST", TRANSFER, transfer).status()).isEqualTo(409);
        assertThat(balanceOf(number)).isEqualTo("123.4500");
        assertThat(alpha.get("/portfolio/balance?subaccount=" + number)
                        .json()
                        .get("balance")
                        .intValue())
                .isEqualTo(12345);
        var listed = alpha.get("/portfolio/subaccounts/transfers").json().at("/transfers/0");
        assertThat(listed.get("amount_cents").intValue()).isEqualTo(12345);
        assertThat(listed.get("to_subaccount").intValue()).isEqualTo(number);

        var placed = alpha.place(order(MARKET, "bid", "100.00", "0.5000").put("subaccount", number));
        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(balanceOf(number)).isEqualTo("73.4500");
        var tooMuch = alpha.place(order(MARKET, "bid", "200.00", "0.5000").put("subaccount", number));
        assertThat(tooMuch.json().at("/error/code").textValue()).isEqualTo("insufficient_balance");

        // The call that cancels one order means the primary sub-account unless it says which.
        var id = placed.json().get("order_id").textValue();
        assertThat(alpha.delete(ORDERS + "/" + id).status()).isEqualTo(404);
        assertThat(alpha.delete(ORDERS + "/" + id + "?subaccount=" + number).status())
                .isEqualTo(200);
    }

    @Test
    void transfers_that_make_no_sense_are_refused() {
        for (var wrong : new String[] {
            "\"from_subaccount\": 0, \"to_subaccount\": 0, \"amount_cents\": 1",
            "\"from_subaccount\": 0, \"to_subaccount\": 64, \"amount_cents\": 1",
            "\"from_subaccount\": 0, \"to_subaccount\": 1, \"amount_cents\": 0",
            "\"from_subaccount\": 0, \"to_subaccount\": 1"
        }) {
            var body = "{\"client_transfer_id\": \"7c3c1a52-0000-4000-8000-0000000000ff\", " + wrong + "}";
            assertThat(alpha.send("POST", TRANSFER, body).status()).as(wrong).isEqualTo(400);
        }
        var noId = "{\"from_subaccount\": 0, \"to_subaccount\": 1, \"amount_cents\": 1}";
        assertThat(alpha.send("POST", TRANSFER, noId).json().get("msg").textValue())
                .contains("ClientTransferId");
    }

    @Test
    void the_lowest_tier_has_no_subaccounts() {
        assertThat(other.send("POST", "/portfolio/subaccounts", "{}").status()).isEqualTo(403);
    }

    @Test
    void cash_that_goes_to_the_margin_is_away_until_it_comes_back() {
        assertThat(other.get(INTRA + "s").body()).isEqualTo("{\"transfers\":[]}");
        var made = other.send(
                "POST", INTRA, "{\"source\": \"event_contract\", \"destination\": \"margined\", \"amount\": 250000}");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(other.get("/portfolio/balance").json().get("balance").intValue())
                .isEqualTo(97_500);

        var tooMuch = other.send(
                "POST", INTRA, "{\"source\": \"margined\", \"destination\": \"event_contract\", \"amount\": 250001}");
        assertThat(tooMuch.json().at("/error/code").textValue()).isEqualTo("insufficient_balance");
        other.send("POST", INTRA, "{\"source\": \"margined\", \"destination\": \"event_contract\", \"amount\": 50000}");
        assertThat(other.get("/portfolio/balance").json().get("balance").intValue())
                .isEqualTo(98_000);

        var page = other.get(INTRA + "s?limit=1").json();
        assertThat(page.get("transfers")).hasSize(1);
        var last = other.get(INTRA + "s?limit=1&cursor=" + page.get("cursor").textValue())
                .json();
        assertThat(last.has("cursor")).isFalse();
        var id = made.json().get("transfer_id").textValue();
        assertThat(last.at("/transfers/0/transfer_id").textValue()).isEqualTo(id);
        var one = other.get(INTRA + "s/" + id).json().get("transfer");
        assertThat(one).isEqualTo(last.at("/transfers/0"));
        assertThat(one.get("amount").textValue()).isEqualTo("25.000000");
        assertThat(one.get("status").textValue()).isEqualTo("complete");
        assertThat(other.get(INTRA + "s/none").status()).isEqualTo(404);
    }

    private static String balanceOf(int subaccount) {
        for (var row : alpha.get("/portfolio/subaccounts/balances").json().get("subaccount_balances")) {
            if (row.get("subaccount_number").intValue() == subaccount) {
                return row.get("balance").textValue();
            }
        }
        throw new AssertionError("no sub-account " + subaccount);
    }
}
