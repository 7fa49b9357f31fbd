package io.evenkeel.kalshi.order;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A change of a resting order. Only a smaller count keeps its place in the queue.
 *
 * @param side the order's own; it cannot be changed
 * @param count the new <em>total</em>: what is filled already and what shall rest
 * @param clientOrderId the order's present one, which the exchange then checks; {@code null} leaves that out
 * @param updatedClientOrderId {@code null} keeps the present one
 */
public record Amendment(
        OrderRef order,
        MarketTicker ticker,
        BookSide side,
        Price price,
        Quantity count,
        @Nullable ClientOrderId clientOrderId,
        @Nullable ClientOrderId updatedClientOrderId) {

    /** @throws IllegalArgumentException if price or count cannot be */
    public Amendment {
        if (count.signum() <= 0 || !NewOrder.isInside(price)) {
            throw new IllegalArgumentException("count must be above zero, and price above 0 and below 1");
        }
    }
}
