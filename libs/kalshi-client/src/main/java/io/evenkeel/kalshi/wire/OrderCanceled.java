package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's word that it cancelled an order.
 *
 * @param reducedBy what was taken off the book
 */
public record OrderCanceled(
        OrderId orderId,
        @Nullable String clientOrderId,
        Quantity reducedBy,
        @Nullable Instant time) {

    static OrderCanceled read(Fields in) {
        return new OrderCanceled(
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.count("reduced_by"),
                in.epochMillisOrNull("ts_ms"));
    }
}
