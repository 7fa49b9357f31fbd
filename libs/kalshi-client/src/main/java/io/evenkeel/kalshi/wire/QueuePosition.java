package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Quantity;

/** How many contracts stand before a resting order; zero is the front of the queue. */
public record QueuePosition(OrderId orderId, MarketTicker ticker, Quantity ahead) {

    static QueuePosition read(Fields in) {
        return new QueuePosition(
                in.parsed("order_id", OrderId::new), in.ticker("market_ticker"), in.count("queue_position_fp"));
    }
}
