package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rules for series, events and markets: what they always carry, and what has to be readable in them. What trading and
 * the clock will read of a row later is read once before it is taken, so that no order and no hour fails because of it.
 */
final class Catalogue {
    private static final long TIMER_SECONDS_MAX = Duration.ofDays(3660).toSeconds();

    private static final List<String> TIMES =
            List.of("open_time", "close_time", "settlement_ts", "updated_time", "fee_waiver_expiration_time");
    private static final List<String> COUNTS =
            List.of("yes_bid_size_fp", "yes_ask_size_fp", "volume_fp", "volume_24h_fp", "open_interest_fp");

    private Catalogue() {}

    static WireRow series(WireRow given) {
        var ticker = given.text("ticker");
        given.textIfAny("fee_type");
        FeeFields.multiplier(given, "fee_multiplier");
        return given.withDefault("additional_prohibitions", null)
                .withDefault("categories", given.textIfAny("category").stream().toList())
                .withDefault("category", "")
                .withDefault("contract_terms_url", "")
                .withDefault("contract_url", "")
                .withDefault("fee_multiplier", 1)
                .withDefault("fee_type", "quadratic")
                .withDefault("frequency", "custom")
                .withDefault("settlement_sources", null)
                .withDefault("tags", null)
                .withDefault("title", ticker);
    }

    static WireRow event(WireRow given) {
        var ticker = given.text("event_ticker");
        given.textIfAny("series_ticker");
        given.textIfAny("fee_type_override");
        FeeFields.multiplier(given, "fee_multiplier_override");
        return given.withDefault("collateral_return_type", "")
                .withDefault("exchange_index", 0)
                .withDefault("mutually_exclusive", false)
                .withDefault("series_ticker", Rows.eventOf(ticker))
                .withDefault("settlement_sources", null)
                .withDefault("sub_title", "")
                .withDefault("title", ticker);
    }

    /**
     * A new market, or a known one with some fields changed. The NO leg follows the YES leg where only that is given,
     * and a change that says no {@code updated_time} happened now.
     */
    static Market market(WireRow given, Optional<Market> known, Instant now) {
        if (known.isEmpty()) {
            return readable(Market.of(given, now));
        }
        var base = known.get().row();
        if (given.has("yes_bid_dollars")) {
            base = base.without("no_ask_dollars");
        }
        if (given.has("yes_ask_dollars")) {
            base = base.without("no_bid_dollars");
        }
        return readable(Market.of(base.with("updated_time", now.toString()).overlaidWith(given), now));
    }

    private static Market readable(Market market) {
        var row = market.row();
        TermsOfMarkets.grid(row);
        var timer = row.whole("settlement_timer_seconds", 0);
        if (timer < 0 || timer > TIMER_SECONDS_MAX) {
            throw new BadInput("settlement_timer_seconds", "must be 0 to " + TIMER_SECONDS_MAX);
        }
        TIMES.forEach(row::instantIfAny);
        COUNTS.forEach(field -> row.parsedIfAny(field, Quantity::parse));
        row.parsedIfAny("settlement_value_dollars", Price::parse);
        row.textIfAny("result");
        return market;
    }
}
