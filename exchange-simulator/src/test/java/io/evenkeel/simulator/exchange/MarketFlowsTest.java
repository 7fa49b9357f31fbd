package io.evenkeel.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.ExchangeFixture;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketFlowsTest {
    private final ExchangeFixture fixture = new ExchangeFixture();

    /** Recorded on 11 June 2026 (docs/exchange.md §10): 1 at .99, 1 at .99, 1 at .52. */
    @Test
    void the_recorded_position_comes_out_as_recorded() {
        fixture.fill("bid", "1.00", "0.9900", "0.000700");
        fixture.fill("bid", "1.00", "0.9900", "0.000700");
        fixture.fill("bid", "1.00", "0.5200", "0.017500");
        assertFlows("3.00", "2.500000", "2.500000", "0.000000", "0.018900");
    }

    /** docs/exchange.md §10: 10 bought at .52, 4 sold at .61; 1 - .52 - .39 = .09 for each of 4 pairs. */
    @Test
    void a_partial_sale_pairs_the_oldest_contracts_and_counts_as_a_purchase_of_the_other_side() {
        fixture.fill("bid", "10.00", "0.5200", "0.174800");
        fixture.fill("ask", "4.00", "0.6100", "0.066700");
        assertFlows("6.00", "3.120000", "6.760000", "0.360000", "0.241500");
        assertThat(flows().openFees()).hasToString("0.104880");
    }

    /** Measured (docs/exchange.md §10): YES bought at .07 and sold at .094 has traded .07 + .906. */
    @Test
    void what_was_traded_has_the_acquired_side_of_the_closing_fill() {
        fixture.fill("bid", "1.00", "0.0700", "0.000000");
        fixture.fill("ask", "1.00", "0.0940", "0.000000");
        assertFlows("0.00", "0.000000", "0.976000", "0.024000", "0.000000");
    }

    @Test
    void the_oldest_lot_is_paired_first() {
        fixture.fill("ask", "2.00", "0.7000", "0");
        fixture.fill("ask", "2.00", "0.5000", "0");
        fixture.fill("bid", "3.00", "0.4000", "0");
        // NO at .30 twice, NO at .50 once: 3 x (1 - .40) - (.60 + .50) = .70; one NO at .50 is left.
        assertFlows("-1.00", "0.500000", "2.800000", "0.700000", "0.000000");
    }

    @Test
    void a_fill_larger_than_the_position_turns_it_over() {
        fixture.fill("bid", "2.50", "0.4000", "0.01");
        fixture.fill("ask", "4.00", "0.4500", "0.02");
        // 2.5 x .05 earned; 1.50 NO at .55 opened.
        assertFlows("-1.50", "0.825000", "3.200000", "0.125000", "0.030000");
        assertThat(flows().openFees()).hasToString("0.007500");
    }

    /** Cash is what was earned less what is still tied up, whatever happened in between. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void cash_is_conserved(long seed) {
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            fixture.fill(
                    random.nextBoolean() ? "bid" : "ask",
                    "%d.%02d".formatted(random.nextInt(20), 1 + random.nextInt(99)),
                    "0.%04d".formatted(1 + random.nextInt(9999)),
                    "0.%06d".formatted(random.nextInt(999_999)));
        }
        var flows = flows();
        assertThat(flows.cash())
                .isEqualTo(flows.realized().minus(flows.exposure()).minus(flows.fees()));
        assertThat(flows.yesCount().minus(flows.noCount())).isEqualTo(flows.position());
    }

    @ParameterizedTest
    @CsvSource({"0.14, 0.45, 0.060000", "6.00, 0.37, 2.220000", "168.07, 1.00, 168.070000"})
    void revenue_drops_a_fraction_of_a_cent(String count, String yesPays, String revenue) {
        fixture.fill("bid", count, "0.1000", "0");
        fixture.settle("scalar", Price.parse(yesPays));
        var settlement = fixture.exchange()
                .bookOf("alpha")
                .settlements()
                .find(ExchangeFixture.MARKET)
                .orElseThrow();
        assertThat(settlement.revenue()).hasToString(revenue);
    }

    private MarketFlows flows() {
        return Objects.requireNonNull(
                MarketFlows.ofAll(fixture.exchange().bookOf("alpha").fills().oldestFirst())
                        .get(new MarketKey(ExchangeFixture.MARKET, 0)));
    }

    private void assertFlows(String position, String exposure, String traded, String realized, String fees) {
        var flows = flows();
        assertThat(flows.position()).hasToString(position);
        assertThat(flows.exposure()).hasToString(exposure);
        assertThat(flows.totalTraded()).hasToString(traded);
        assertThat(flows.realized()).hasToString(realized);
        assertThat(flows.fees()).hasToString(fees);
    }
}
