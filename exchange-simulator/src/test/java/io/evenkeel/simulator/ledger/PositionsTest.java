package io.evenkeel.simulator.ledger;

import static io.evenkeel.simulator.ExchangeFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.HistoricalCutoff;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {
    private final ExchangeFixture fixture = new ExchangeFixture();

    @Test
    void a_flat_position_stays_listed_until_its_market_is_settled() {
        fixture.fill("bid", "1.00", "0.4000", "0");
        fixture.fill("ask", "1.00", "0.5000", "0");
        assertThat(live()).singleElement().satisfies(row -> {
            assertThat(row.position()).hasToString("0.00");
            assertThat(row.realized()).hasToString("0.100000");
            assertThat(row.eventTicker()).isEqualTo("KXDEMO-26DEC31");
        });
        settle();
        assertThat(live()).isEmpty();
    }

    @Test
    void a_settled_position_is_historical_only_once_the_cutoff_has_passed_it() {
        fixture.fill("bid", "2.00", "0.4000", "0.02");
        settle();
        assertThat(historical()).isEmpty();
        fixture.change(new CutoffMoved(HistoricalCutoff.at(NOW.plusSeconds(1))));
        assertThat(historical()).singleElement().satisfies(row -> {
            assertThat(row.position()).hasToString("0.00");
            assertThat(row.realized()).hasToString("1.200000");
            assertThat(row.fees()).hasToString("0.020000");
        });
    }

    private void settle() {
        fixture.settle("yes", Price.ONE);
    }

    private List<Positions.Row> live() {
        return Positions.live(fixture.exchange(), fixture.exchange().bookOf("alpha"), 0);
    }

    private List<Positions.Row> historical() {
        return Positions.historical(fixture.exchange(), fixture.exchange().bookOf("alpha"), 0);
    }
}
