package io.evenkeel.simulator.exchange;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.ExchangeFixture.NOW;
import static io.evenkeel.simulator.ExchangeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.row.BadInput;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final ExchangeFixture fixture = new ExchangeFixture();

    @Test
    void a_market_closes_when_the_clock_passes_its_close() {
        fixture.change(new ClockMoved(Instant.parse("2026-12-31T23:58:59Z")));
        assertThat(status()).isEqualTo("active");
        fixture.change(new ClockMoved(Instant.parse("2026-12-31T23:59:00Z")));
        assertThat(status()).isEqualTo("closed");
    }

    @Test
    void a_market_opens_when_the_clock_passes_its_opening() {
        fixture.market("status", "initialized", "open_time", "2026-11-01T00:00:00Z");
        fixture.change(new ClockMoved(Instant.parse("2026-11-02T00:00:00Z")));
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void the_clock_never_goes_back() {
        assertThatThrownBy(() -> fixture.change(new ClockMoved(NOW.minusNanos(1))))
                .asInstanceOf(type(BadInput.class))
                .extracting(BadInput::field)
                .isEqualTo("now");
    }

    @Test
    void a_known_market_is_changed_in_the_given_fields_only_and_its_no_leg_follows() {
        fixture.market("yes_bid_dollars", "0.6000", "yes_ask_dollars", "0.6200", "title", "Demo");
        fixture.market("yes_bid_dollars", "0.6100");
        var market = fixture.exchange().markets().find(MARKET).orElseThrow();
        assertThat(market.row().fields())
                .containsEntry("title", "Demo")
                .containsEntry("yes_ask_dollars", "0.6200")
                .containsEntry("no_ask_dollars", "0.3900")
                .containsEntry("no_bid_dollars", "0.3800")
                .containsEntry("updated_time", NOW.toString());
    }

    @Test
    void a_fill_gets_every_field_that_the_exchange_always_sends() {
        fixture.put(
                RowKind.FILLS,
                row(
                        "fill_id", "f-1",
                        "ticker", MARKET,
                        "outcome_side", "no",
                        "count_fp", "2.00",
                        "no_price_dollars", "0.3900"));
        var fill = fixture.exchange().bookOf("alpha").fills().find("f-1").orElseThrow();
        assertThat(fill.cost()).hasToString("0.780000");
        assertThat(fill.row().fields().keySet())
                .containsExactly(
                        "action",
                        "book_side",
                        "count_fp",
                        "created_time",
                        "exchange_index",
                        "fee_cost",
                        "fill_id",
                        "is_taker",
                        "market_ticker",
                        "no_price_dollars",
                        "order_id",
                        "outcome_side",
                        "side",
                        "subaccount_number",
                        "ticker",
                        "trade_id",
                        "ts",
                        "yes_price_dollars");
        assertThat(fill.row().fields())
                .containsEntry("book_side", "ask")
                .containsEntry("side", "no")
                .containsEntry("yes_price_dollars", "0.6100");
    }

    @Test
    void a_bad_row_is_named_with_its_place_and_field() {
        var good = row(
                "fill_id", "f-1", "ticker", MARKET, "book_side", "bid", "count_fp", "1", "yes_price_dollars", "0.5");
        var put = new RowsPut(
                RowKind.FILLS,
                "alpha",
                List.of(good, good.with("fill_id", "f-2").with("count_fp", 1)));
        assertThatThrownBy(() -> fixture.exchange().prepared(put))
                .asInstanceOf(type(BadInput.class))
                .extracting(BadInput::field)
                .isEqualTo("fills[1].count_fp");
        assertThat(fixture.exchange().bookOf("alpha").fills().size()).isZero();
    }

    @Test
    void a_snapshot_makes_the_same_state_again_whatever_happened_before() {
        fixture.fill("bid", "1.00", "0.4000", "0.01");
        fixture.fill("ask", "2.00", "0.5000", "0.02");
        fixture.put(RowKind.DEPOSITS, row("id", "d-1", "amount_cents", 5));
        fixture.change(new ClockMoved(Instant.parse("2027-01-01T00:00:00Z")));
        var copy = new Exchange();
        Snapshot.of(fixture.exchange()).forEach(copy::apply);
        assertThat(Snapshot.of(copy)).isEqualTo(Snapshot.of(fixture.exchange()));
        assertThat(copy.markets().find(MARKET).orElseThrow().status()).isEqualTo("closed");
    }

    private String status() {
        return fixture.exchange().markets().find(MARKET).orElseThrow().status();
    }
}
