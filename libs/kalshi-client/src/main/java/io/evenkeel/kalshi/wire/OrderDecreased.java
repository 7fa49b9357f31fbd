package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The exchange's word that it made an order smaller. */
public record OrderDecreased(
        OrderId orderId,
        @Nullable String clientOrderId,
        Quantity remainingCount,
        @Nullable Instant time) {

    static OrderDecreased read(Fields in) {
        return new OrderDecreased(
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.count("remaining_count"),
                in.epochMillisOrNull("ts_ms"));
    }
}
