package io.evenkeel.simulator.ledger;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.ExchangeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.SettlementRule;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private final ExchangeFixture fixture = new ExchangeFixture();

    @Test
    void only_applied_movements_count() {
        fixture.change(new AccountOpened("alpha", Money.parse("5.5")));
        fixture.put(RowKind.DEPOSITS, row("id", "d-1", "status", "applied", "amount_cents", 10_000));
        fixture.put(RowKind.DEPOSITS, row("id", "d-2", "status", "pending", "amount_cents", 700));
        fixture.put(RowKind.WITHDRAWALS, row("id", "w-1", "status", "applied", "amount_cents", 2500));
        fixture.put(RowKind.WITHDRAWALS, row("id", "w-2", "status", "failed", "amount_cents", 900));
        assertThat(balance().cash()).hasToString("80.500000");
    }

    /** Recorded (docs/exchange.md §7): 98.0186 of cash is 9801 cents, two contracts last at .99 are worth 198. */
    @Test
    void cents_are_rounded_down_and_positions_are_worth_the_last_price() {
        fixture.change(new AccountOpened("alpha", Money.parse("100")));
        fixture.market("last_price_dollars", "0.9900");
        fixture.fill("bid", "2.00", "0.9900", "0.001400");
        assertThat(balance().cash()).hasToString("98.018600");
        assertThat(Balance.cents(balance().cash())).isEqualTo(9801);
        assertThat(Balance.dollarsE4(balance().cash())).isEqualTo("98.0186");
        assertThat(Balance.cents(balance().positionsValue())).isEqualTo(198);
    }

    @Test
    void a_no_position_is_worth_the_complement() {
        fixture.fill("ask", "10.00", "0.6000", "0");
        assertThat(balance().positionsValue()).hasToString("3.900000");
    }

    @Test
    void a_negative_balance_is_rounded_down_too() {
        fixture.fill("bid", "1.00", "0.0050", "0");
        assertThat(Balance.cents(balance().cash())).isEqualTo(-1);
        assertThat(Balance.dollarsE4(Money.parse("-0.00501"))).isEqualTo("-0.0051");
    }

    /** docs/exchange.md §11: P&L = 4 x 1 + 6.00 - 5.20 - 1.56 - 0.2415 = 2.9985. */
    @Test
    void a_settled_market_leaves_its_profit_in_the_balance() {
        fixture.fill("bid", "10.00", "0.5200", "0.174800");
        fixture.fill("ask", "4.00", "0.6100", "0.066700");
        fixture.settle("yes", Price.ONE);
        assertThat(balance()).isEqualTo(new Balance(Money.parse("2.9985"), Money.ZERO));
        var settlement =
                fixture.exchange().bookOf("alpha").settlements().find(MARKET).orElseThrow();
        assertThat(SettlementRule.identity(settlement)).hasToString("2.998500");
        assertThat(settlement.row().fields())
                .containsEntry("yes_count_fp", "10.00")
                .containsEntry("no_count_fp", "4.00")
                .containsEntry("yes_total_cost_dollars", "5.200000")
                .containsEntry("no_total_cost_dollars", "1.560000")
                .containsEntry("revenue", 600L)
                .containsEntry("value", 100L)
                .containsEntry("fee_cost", "0.241500");
    }

    /** The same with 0.37 for a YES (docs/exchange.md §11): 6 x 37 = 222 cents. */
    @Test
    void a_scalar_result_pays_the_net_holding() {
        fixture.fill("bid", "10.00", "0.5200", "0.174800");
        fixture.fill("ask", "4.00", "0.6100", "0.066700");
        fixture.settle("scalar", Price.parse("0.37"));
        // 4 + 2.22 - 5.20 - 1.56 - 0.2415
        assertThat(balance().cash()).hasToString("-0.781500");
    }

    /** docs/exchange.md §11: 189 + 0 - 96.52 - 165.55 = -73.07, less 4.75 of fees. */
    @Test
    void a_market_whose_fills_are_not_all_there_counts_by_its_settlement_row() {
        fixture.fill("bid", "10.00", "0.5000", "0.1");
        fixture.put(
                RowKind.SETTLEMENTS,
                row(
                        "ticker", MARKET,
                        "market_result", "no",
                        "yes_count_fp", "189.00",
                        "no_count_fp", "189.00",
                        "yes_total_cost_dollars", "96.520000",
                        "no_total_cost_dollars", "165.550000",
                        "revenue", 0,
                        "fee_cost", "4.750000"));
        assertThat(balance().cash()).hasToString("-77.820000");
    }

    @Test
    void each_subaccount_has_its_own_money() {
        fixture.change(new AccountOpened("alpha", Money.parse("10")));
        fixture.put(
                RowKind.FILLS,
                row(
                        "fill_id", "s-1",
                        "ticker", MARKET,
                        "book_side", "bid",
                        "count_fp", "1.00",
                        "yes_price_dollars", "0.2500",
                        "subaccount_number", 7));
        assertThat(balance().cash()).hasToString("10.000000");
        assertThat(Balance.of(fixture.exchange(), fixture.exchange().bookOf("alpha"), 7))
                .isEqualTo(new Balance(Money.parse("-0.25"), Money.parse("0.61")));
    }

    private Balance balance() {
        return Balance.of(fixture.exchange(), fixture.exchange().bookOf("alpha"), 0);
    }
}
