package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Optional;

/** Rules for series, events and markets: what they always carry, and what the clock does to a market. */
final class Catalogue {
    private Catalogue() {}

    static WireRow series(WireRow given) {
        var ticker = given.text("ticker");
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
            return Market.of(given, now);
        }
        var base = known.get().row();
        if (given.has("yes_bid_dollars")) {
            base = base.without("no_ask_dollars");
        }
        if (given.has("yes_ask_dollars")) {
            base = base.without("no_bid_dollars");
        }
        return Market.of(base.with("updated_time", now.toString()).overlaidWith(given), now);
    }
}
