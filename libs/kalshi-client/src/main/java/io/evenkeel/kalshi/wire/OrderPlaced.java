package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's word that it took an order.
 *
 * @param remainingCount what rests now; zero for an order that may not rest, whether it was filled or not
 * @param averageFillPrice only if something was filled; can have more decimals than a price
 * @param averageFee per contract, only if something was filled
 * @param time when the engine did it
 */
public record OrderPlaced(
        OrderId orderId,
        @Nullable String clientOrderId,
        Quantity fillCount,
        Quantity remainingCount,
        @Nullable Money averageFillPrice,
        @Nullable Money averageFee,
        Instant time) {

    static OrderPlaced read(Fields in) {
        return new OrderPlaced(
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.count("fill_count"),
                in.count("remaining_count"),
                in.moneyOrNull("average_fill_price"),
                in.moneyOrNull("average_fee_paid"),
                in.epochMillis("ts_ms"));
    }
}
