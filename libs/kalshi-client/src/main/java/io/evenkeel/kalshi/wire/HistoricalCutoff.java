package io.evenkeel.kalshi.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Up to when records have moved to the historical tier; of what nobody here reads by it, only if it is told. */
public record HistoricalCutoff(
        Instant tradesCreated,
        Instant ordersUpdated,
        @Nullable Instant marketsSettled,
        @Nullable Instant positionsUpdated) {

    static HistoricalCutoff read(Fields in) {
        return new HistoricalCutoff(
                in.time("trades_created_ts"),
                in.time("orders_updated_ts"),
                in.timeOrNull("market_settled_ts"),
                in.timeOrNull("market_positions_last_updated_ts"));
    }
}
