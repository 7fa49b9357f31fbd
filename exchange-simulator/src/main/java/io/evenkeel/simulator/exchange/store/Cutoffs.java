package io.evenkeel.simulator.exchange.store;

import io.evenkeel.simulator.exchange.HistoricalCutoff;
import io.evenkeel.simulator.row.WireRow;
import java.util.Map;

/** The four times of a cutoff under the names that the exchange gives them. */
final class Cutoffs {
    private Cutoffs() {}

    static HistoricalCutoff read(WireRow row, HistoricalCutoff otherwise) {
        return new HistoricalCutoff(
                row.instantIfAny("market_settled_ts").orElse(otherwise.marketSettled()),
                row.instantIfAny("trades_created_ts").orElse(otherwise.tradesCreated()),
                row.instantIfAny("orders_updated_ts").orElse(otherwise.ordersUpdated()),
                row.instantIfAny("market_positions_last_updated_ts").orElse(otherwise.positionsLastUpdated()));
    }

    static Map<String, Object> print(HistoricalCutoff cutoff) {
        return Map.of(
                "market_settled_ts", cutoff.marketSettled().toString(),
                "trades_created_ts", cutoff.tradesCreated().toString(),
                "orders_updated_ts", cutoff.ordersUpdated().toString(),
                "market_positions_last_updated_ts",
                        cutoff.positionsLastUpdated().toString());
    }
}
