package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.query.Query;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Which markets a call asks for. */
final class MarketFilter {
    private static final String[] STATUSES = {"unopened", "open", "paused", "closed", "settled"};

    private MarketFilter() {}

    static Predicate<Market> of(Query query, Exchange exchange) {
        var tickers = query.list("tickers");
        var event = query.text("event_ticker");
        var series = query.text("series_ticker");
        Predicate<Market> named = market -> (tickers.isEmpty() || tickers.contains(market.ticker()))
                && event.map(market.eventTicker()::equals).orElse(true)
                && series.map(wanted -> wanted.equals(seriesOf(exchange, market)))
                        .orElse(true);
        return named.and(ofStatus(query.oneOf("status", STATUSES), exchange.now()))
                .and(ofCombos(query.oneOf("mve_filter", "only", "exclude")))
                .and(query.between("min_created_ts", "max_created_ts", market -> Optional.of(market.at())))
                .and(query.between("min_updated_ts", "max_updated_ts", Market::updatedAt))
                .and(query.between("min_close_ts", "max_close_ts", Market::closeTime))
                .and(query.between("min_settled_ts", "max_settled_ts", Market::settledAt));
    }

    /** The names of the filter are not those of the field. */
    static Predicate<Market> ofStatus(Optional<String> status, Instant now) {
        return status.<Predicate<Market>>map(name -> market -> switch (name) {
                    case "unopened" -> market.status().equals("initialized");
                    case "open" -> market.status().equals("active");
                    case "paused" -> market.status().equals("inactive");
                    case "settled" -> market.isSettled();
                    default ->
                        !market.isSettled()
                                && market.closeTime()
                                        .map(close -> !close.isAfter(now))
                                        .orElse(false);
                })
                .orElse(market -> true);
    }

    private static Predicate<Market> ofCombos(Optional<String> filter) {
        return filter.<Predicate<Market>>map(name -> market -> market.isCombo() == name.equals("only"))
                .orElse(market -> true);
    }

    private static String seriesOf(Exchange exchange, Market market) {
        return Optional.ofNullable(exchange.events().get(market.eventTicker()))
                .map(event -> event.text("series_ticker"))
                .orElse("");
    }

    static boolean isOfEvent(Market market, WireRow event) {
        return market.eventTicker().equals(event.text("event_ticker"));
    }
}
