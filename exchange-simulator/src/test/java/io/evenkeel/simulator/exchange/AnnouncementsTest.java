package io.evenkeel.simulator.exchange;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.ExchangeFixture.NOW;
import static io.evenkeel.simulator.ExchangeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.EventCreated;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.FeeUpdated;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.MarketEvent;
import io.evenkeel.simulator.row.WireRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the exchange tells its listeners about markets and events. */
class AnnouncementsTest {
    private final ExchangeFixture fixture = new ExchangeFixture();

    @Test
    void a_new_market_is_announced_once() {
        assertThat(put(RowKind.MARKETS, row("ticker", "KX-2")))
                .containsExactly(new MarketEvent(NOW, "KX-2", "created", Map.of()));
        assertThat(put(RowKind.MARKETS, row("ticker", "KX-2", "yes_bid_dollars", "0.4000")))
                .noneMatch(MarketEvent.class::isInstance);
    }

    @Test
    void another_close_grid_or_strike_is_announced_by_its_own_name() {
        assertThat(put(RowKind.MARKETS, row("ticker", MARKET, "close_time", "2026-12-30T00:00:00Z")))
                .containsExactly(new MarketEvent(NOW, MARKET, "close_date_updated", Map.of("close_ts", 1798588800L)));
        assertThat(put(
                        RowKind.MARKETS,
                        row("ticker", MARKET, "floor_strike", 3L, "price_level_structure", "deci_cent")))
                .map(event -> ((MarketEvent) event).eventType())
                .containsExactly("price_level_structure_updated", "metadata_updated");
    }

    @Test
    void a_new_event_and_its_own_fees_are_announced() {
        assertThat(put(RowKind.EVENTS, row("event_ticker", "KX-EV"))).containsExactly(new EventCreated(NOW, "KX-EV"));
        assertThat(put(RowKind.EVENTS, row("event_ticker", "KX-EV", "fee_type_override", "quadratic")))
                .containsExactly(new FeeUpdated(NOW, "KX-EV"));
        assertThat(put(RowKind.EVENTS, row("event_ticker", "KX-EV", "fee_type_override", "quadratic", "title", "T")))
                .isEmpty();
    }

    /** Opening and closing by time are not announced; only orders tell of it. */
    @Test
    void a_market_that_closes_in_time_is_not_announced() {
        var closed = fixture.exchange().apply(new ClockMoved(NOW.plusSeconds(365L * 86_400)));
        assertThat(closed.events()).noneMatch(MarketEvent.class::isInstance);
        assertThat(fixture.exchange().markets().find(MARKET).orElseThrow().status())
                .isEqualTo("closed");
    }

    private List<ExchangeEvent> put(RowKind kind, WireRow row) {
        var exchange = fixture.exchange();
        return exchange.apply(exchange.prepared(new RowsPut(kind, null, List.of(row))))
                .events();
    }
}
