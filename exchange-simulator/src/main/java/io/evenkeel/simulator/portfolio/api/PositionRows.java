package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.ledger.Positions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Position rows as they go on the wire. */
final class PositionRows {
    private PositionRows() {}

    static Map<String, @Nullable Object> market(Positions.Row row) {
        return Body.with("exchange_index", 0)
                .and("fees_paid_dollars", row.fees().toString())
                .and("last_updated_ts", row.updatedAt().toString())
                .and("market_exposure_dollars", row.exposure().toString())
                .and("position_fp", row.position().toString())
                .and("realized_pnl_dollars", row.realized().toString())
                .and("ticker", row.ticker())
                .and("total_traded_dollars", row.totalTraded().toString())
                .build();
    }

    /** The events of the markets on a page, each summed over all its markets, also those on other pages. */
    static List<Map<String, @Nullable Object>> events(List<Positions.Row> page, List<Positions.Row> all) {
        var byEvent = all.stream().collect(Collectors.groupingBy(Positions.Row::eventTicker));
        return page.stream()
                .map(Positions.Row::eventTicker)
                .distinct()
                .map(event -> event(event, byEvent.getOrDefault(event, List.of())))
                .toList();
    }

    private static Map<String, @Nullable Object> event(String eventTicker, List<Positions.Row> rows) {
        var shares = rows.stream().map(Positions.Row::totalCount).reduce(Quantity.ZERO, Quantity::plus);
        return Body.with("event_ticker", eventTicker)
                .and("event_exposure_dollars", sum(rows, Positions.Row::exposure))
                .and("fees_paid_dollars", sum(rows, Positions.Row::fees))
                .and("realized_pnl_dollars", sum(rows, Positions.Row::realized))
                .and("total_cost_dollars", sum(rows, Positions.Row::totalTraded))
                .and("total_cost_shares_fp", shares.toString())
                .build();
    }

    private static String sum(List<Positions.Row> rows, Function<Positions.Row, Money> value) {
        return rows.stream().map(value).reduce(Money.ZERO, Money::plus).toString();
    }
}
