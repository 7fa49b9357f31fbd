package io.evenkeel.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.Histories;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.store.LoadedHistory;
import io.evenkeel.testkit.Vectors;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The balance by cash flows equals deposits and withdrawals plus the expected profit less what is tied up. */
class BalanceOfHistoriesTest {
    static IntStream histories() {
        return Vectors.all().stream().mapToInt(Integer::intValue);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void the_balance_is_what_the_expected_figures_leave(int number) throws IOException {
        var exchange = LoadedHistory.of(Histories.file(number));
        var expected = Vectors.expected(number);
        for (var account : Vectors.scenario(number).get("accounts")) {
            var name = account.get("account").textValue();
            var markets = expected.get(name).get("markets");
            var cash = applied(account.get("deposits"))
                    .minus(applied(account.get("withdrawals")))
                    .plus(sum(markets, "net_dollars"))
                    .minus(sum(markets, "open_cost_dollars"));
            assertThat(cashOf(exchange, name)).isEqualTo(cash);
        }
    }

    private static Money cashOf(Exchange exchange, String account) {
        return Balance.of(exchange, exchange.bookOf(account), 0).cash();
    }

    private static Money applied(JsonNode movements) {
        var sum = Money.ZERO;
        for (var movement : movements) {
            if (movement.get("status").textValue().equals("applied")) {
                sum = sum.plus(Money.ofCents(movement.get("amount_cents").longValue()));
            }
        }
        return sum;
    }

    private static Money sum(JsonNode markets, String field) {
        var sum = Money.ZERO;
        for (var market : markets) {
            sum = sum.plus(Money.parse(market.get(field).textValue()));
        }
        return sum;
    }
}
