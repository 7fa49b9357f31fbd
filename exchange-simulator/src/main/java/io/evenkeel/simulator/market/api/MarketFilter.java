package io.evenkeel.simulator.market.api;

import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.query.Query;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which markets a call asks for. */
final class MarketFilter {
    private static final List<String> STATUSES = List.of("unopened", "open", "paused", "closed", "settled");
    /** The status filters that go with a filter of times; none goes with every one but that of updates. */
    private static final Map<String, List<String>> STATUSES_OF_TIMES = Map.of(
            "created", List.of("unopened", "open"),
            "close", List.of("closed"),
            "settled", List.of("settled"),
            "updated", List.of());

    private MarketFilter() {}

    /** @throws Refusal for a status that is none, and for filters that exclude each other */
    static Predicate<Market> of(Query query, Exchange exchange) {
        var status = status(query);
        requireCompatible(query, status);
        return named(query, exchange)
                .and(ofStatus(status, exchange.now()))
                .and(ofCombos(query.oneOf("mve_filter", "only", "exclude")))
                .and(query.between("min_created_ts", "max_created_ts", market -> Optional.of(market.at())))
                .and(query.between("min_updated_ts", "max_updated_ts", Market::updatedAt))
                .and(query.between("min_close_ts", "max_close_ts", Market::closeTime))
                .and(query.between("min_settled_ts", "max_settled_ts", Market::settledAt));
    }

    /** @throws Refusal for more than one of the filters, which exclude each other in the historical tier */
    static Predicate<Market> historical(Query query, Exchange exchange) {
        var given = Stream.of("tickers", "event_ticker", "series_ticker", "mve_filter")
                .filter(name -> query.text(name).isPresent())
                .count();
        if (given > 1) {
            throw Refusal.badRequest("filters are mutually exclusive");
        }
        return named(query, exchange).and(ofCombos(query.oneOf("mve_filter", "exclude")));
    }

    /** True for markets of the tier: what was settled before the cutoff is found in the historical one alone. */
    static Predicate<Market> inTier(Exchange exchange, boolean historical) {
        var cutoff = exchange.cutoff().marketSettled();
        return market -> historical
                == (market.isSettled()
                        && market.settledAt().map(at -> at.isBefore(cutoff)).orElse(false));
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

    static boolean isOfEvent(Market market, WireRow event) {
        return market.eventTicker().equals(event.text("event_ticker"));
    }

    /** The series of a market's event; empty where the event is not known. */
    static Optional<String> seriesOf(Exchange exchange, Market market) {
        return Optional.ofNullable(exchange.events().get(market.eventTicker()))
                .map(event -> event.text("series_ticker"));
    }

    private static Optional<String> status(Query query) {
        var status = query.text("status");
        if (status.isPresent() && !STATUSES.contains(status.get())) {
            throw Refusal.badRequest("invalid status filter");
        }
        return status;
    }

    private static void requireCompatible(Query query, Optional<String> status) {
        var times = STATUSES_OF_TIMES.keySet().stream()
                .filter(name -> query.text("min_" + name + "_ts").isPresent()
                        || query.text("max_" + name + "_ts").isPresent())
                .toList();
        if (times.size() > 1) {
            throw Refusal.badRequest("timestamp filters are mutually exclusive");
        }
        if (times.isEmpty()) {
            return;
        }
        var allowed = STATUSES_OF_TIMES.getOrDefault(times.getFirst(), List.of());
        if (status.isPresent() && !allowed.contains(status.get())) {
            throw Refusal.badRequest("status filter is incompatible with timestamp filters");
        }
        if (times.contains("updated") && hasMoreThanSeries(query)) {
            throw Refusal.badRequest("min_updated_ts is incompatible with other filters");
        }
    }

    /** Of the other filters, updates go with the exclusion of combinations and with a series. */
    private static boolean hasMoreThanSeries(Query query) {
        return query.text("tickers").isPresent()
                || query.text("event_ticker").isPresent()
                || query.text("mve_filter").filter("only"::equals).isPresent();
    }

    private static Predicate<Market> named(Query query, Exchange exchange) {
        var tickers = query.list("tickers");
        var event = query.text("event_ticker");
        var series = query.text("series_ticker");
        return market -> (tickers.isEmpty() || tickers.contains(market.ticker()))
                && event.map(market.eventTicker()::equals).orElse(true)
                && series.map(wanted -> seriesOf(exchange, market)
                                .filter(wanted::equals)
                                .isPresent())
                        .orElse(true);
    }

    private static Predicate<Market> ofCombos(Optional<String> filter) {
        return filter.<Predicate<Market>>map(name -> market -> market.isCombo() == name.equals("only"))
                .orElse(market -> true);
    }
}
