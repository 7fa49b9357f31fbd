package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.matching.FeeRule;
import io.evenkeel.simulator.matching.MarketTerms;
import io.evenkeel.simulator.matching.PriceGrid;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rows of markets, events and series lay down for orders, read anew when one of the rows is another. */
final class TermsOfMarkets {
    /** What was read, and from what. */
    private record Laid(
            @Nullable Object ranges,
            @Nullable Object waiver,
            @Nullable WireRow event,
            @Nullable WireRow series,
            PriceGrid grid,
            FeeRule fees) {
        /** By identity: rows never change, and a market's keeps its grid when its quotes change. */
        @SuppressWarnings("ReferenceEquality") // Asked for every order: comparing whole rows would be dear.
        boolean isFrom(WireRow market, @Nullable WireRow eventRow, @Nullable WireRow seriesRow) {
            return ranges == market.fields().get(RANGES)
                    && waiver == market.fields().get(WAIVER)
                    && event == eventRow
                    && series == seriesRow;
        }
    }

    private static final String RANGES = "price_ranges";
    private static final String WAIVER = "fee_waiver_expiration_time";

    private final Exchange exchange;
    private final Map<String, Laid> known = new HashMap<>();

    TermsOfMarkets(Exchange exchange) {
        this.exchange = exchange;
    }

    Optional<MarketTerms> find(String ticker) {
        return exchange.markets().find(ticker).map(market -> {
            var laid = laid(market);
            return new MarketTerms(market.isActive(), market.isClosed(), laid.grid(), laid.fees());
        });
    }

    private Laid laid(Market market) {
        var event = exchange.events().get(market.eventTicker());
        var series = exchange.series().get(seriesOf(market, event));
        var before = known.get(market.ticker());
        if (before != null && before.isFrom(market.row(), event, series)) {
            return before;
        }
        var row = market.row();
        var laid = new Laid(
                row.fields().get(RANGES),
                row.fields().get(WAIVER),
                event,
                series,
                grid(row),
                fees(row, Optional.ofNullable(event), Optional.ofNullable(series)));
        known.put(market.ticker(), laid);
        return laid;
    }

    private static String seriesOf(Market market, @Nullable WireRow event) {
        return Optional.ofNullable(event)
                .flatMap(row -> row.textIfAny("series_ticker"))
                .orElseGet(() -> Rows.eventOf(market.eventTicker()));
    }

    /** @throws BadInput naming the range that is none */
    static PriceGrid grid(WireRow row) {
        var given = row.fields().get(RANGES);
        if (given == null) {
            return PriceGrid.CENTS;
        }
        if (!(given instanceof List<?> list)) {
            throw new BadInput(RANGES, "must be a list of objects");
        }
        var ranges = new ArrayList<PriceGrid.Range>();
        for (var i = 0; i < list.size(); i++) {
            ranges.add(range(list.get(i), RANGES + "[" + i + "]"));
        }
        return ranges.isEmpty() ? PriceGrid.CENTS : new PriceGrid(ranges);
    }

    private static PriceGrid.Range range(@Nullable Object given, String field) {
        if (!(given instanceof Map<?, ?> range)) {
            throw new BadInput(field, "must be an object");
        }
        try {
            return new PriceGrid.Range(price(range, "start"), price(range, "end"), price(range, "step"));
        } catch (IllegalArgumentException noRange) {
            throw new BadInput(field, String.valueOf(noRange.getMessage()));
        }
    }

    private static Price price(Map<?, ?> range, String field) {
        return Price.parse(String.valueOf(range.get(field)));
    }

    private static FeeRule fees(WireRow market, Optional<WireRow> event, Optional<WireRow> series) {
        var type = event.flatMap(row -> row.textIfAny("fee_type_override"))
                .or(() -> series.flatMap(row -> row.textIfAny("fee_type")))
                .orElse("quadratic");
        var multiplier = event.flatMap(row -> FeeFields.multiplier(row, "fee_multiplier_override"))
                .or(() -> series.flatMap(row -> FeeFields.multiplier(row, "fee_multiplier")))
                .orElse(BigDecimal.ONE);
        var free = market.instantIfAny(WAIVER).orElse(Instant.MIN);
        return FeeRule.of(type, multiplier, free);
    }
}
