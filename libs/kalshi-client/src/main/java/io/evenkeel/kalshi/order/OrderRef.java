package io.evenkeel.kalshi.order;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import org.jspecify.annotations.Nullable;

/**
 * An order on the exchange.
 *
 * @param subaccount the exchange looks in this one only
 * @param ticker tells the exchange which shard to ask; may be left out
 * @param exchangeIndex the shard itself; may be left out
 */
public record OrderRef(
        OrderId orderId,
        Subaccount subaccount,
        @Nullable MarketTicker ticker,
        @Nullable Integer exchangeIndex) {

    public static OrderRef of(OrderId orderId) {
        return new OrderRef(orderId, Subaccount.PRIMARY, null, null);
    }
}
