package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's word that it changed an order; the order keeps its id.
 *
 * @param fillCount {@code null} where neither size nor fill changed
 * @param remainingCount as {@code fillCount}
 */
public record OrderAmended(
        OrderId orderId,
        @Nullable String clientOrderId,
        @Nullable Quantity fillCount,
        @Nullable Quantity remainingCount,
        @Nullable Money averageFillPrice,
        @Nullable Money averageFee,
        @Nullable Instant time) {

    static OrderAmended read(Fields in) {
        return new OrderAmended(
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.countOrNull("fill_count"),
                in.countOrNull("remaining_count"),
                in.moneyOrNull("average_fill_price"),
                in.moneyOrNull("average_fee_paid"),
                in.epochMillisOrNull("ts_ms"));
    }
}
