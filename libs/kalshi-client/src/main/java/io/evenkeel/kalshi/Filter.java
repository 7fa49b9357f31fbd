package io.evenkeel.kalshi;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.http.Target;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records a list is asked for. Not every list knows every part: what it does not know, the exchange ignores.
 *
 * @param subaccount {@code null} for all of them, where the exchange allows that
 * @param from cut to the second; whether the exchange takes it as inclusive is not certain, so windows should overlap
 * @param to as {@code from}
 * @param orderId for fills
 * @param orderStatus for orders: {@code resting}, {@code canceled} or {@code executed}
 * @param exchangeIndex one shard
 */
public record Filter(
        @Nullable Subaccount subaccount,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable MarketTicker ticker,
        @Nullable EventTicker eventTicker,
        @Nullable OrderId orderId,
        @Nullable String orderStatus,
        @Nullable Integer exchangeIndex) {
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);

    public static Filter of(Subaccount subaccount) {
        return ALL.in(subaccount);
    }

    public Filter in(Subaccount only) {
        return new Filter(only, from, to, ticker, eventTicker, orderId, orderStatus, exchangeIndex);
    }

    public Filter between(@Nullable Instant newFrom, @Nullable Instant newTo) {
        return new Filter(subaccount, newFrom, newTo, ticker, eventTicker, orderId, orderStatus, exchangeIndex);
    }

    public Filter of(MarketTicker market) {
        return new Filter(subaccount, from, to, market, eventTicker, orderId, orderStatus, exchangeIndex);
    }

    public Filter of(EventTicker event) {
        return new Filter(subaccount, from, to, ticker, event, orderId, orderStatus, exchangeIndex);
    }

    public Filter of(OrderId order) {
        return new Filter(subaccount, from, to, ticker, eventTicker, order, orderStatus, exchangeIndex);
    }

    public Filter withOrderStatus(String status) {
        return new Filter(subaccount, from, to, ticker, eventTicker, orderId, status, exchangeIndex);
    }

    public Filter onShard(int index) {
        return new Filter(subaccount, from, to, ticker, eventTicker, orderId, orderStatus, index);
    }

    Target addTo(Target target) {
        return target.with("subaccount", subaccount == null ? null : subaccount.number())
                .withSeconds("min_ts", from)
                .withSeconds("max_ts", to)
                .with("ticker", ticker)
                .with("event_ticker", eventTicker)
                .with("order_id", orderId)
                .with("status", orderStatus)
                .with("exchange_index", exchangeIndex);
    }
}
