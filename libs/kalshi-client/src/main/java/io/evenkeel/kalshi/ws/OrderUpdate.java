package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.Sides;
import io.evenkeel.kalshi.wire.UnreadableRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the account's orders after a change of its state. When an order is filled at once, this comes before the fill.
 *
 * @param status {@code resting}, {@code canceled}, {@code executed} or a newer word such as {@code unknown}
 * @param yesPrice its limit, not what it was filled at
 * @param lastUpdateReason such as {@code Trade} or {@code ExpiryCancel}; a plain cancel by its owner has none
 */
public record OrderUpdate(
        OrderId orderId,
        @Nullable String clientOrderId,
        String userId,
        MarketTicker ticker,
        Subaccount subaccount,
        BookSide bookSide,
        String status,
        @Nullable String lastUpdateReason,
        Price yesPrice,
        Quantity initialCount,
        Quantity fillCount,
        Quantity remainingCount,
        Sums sums,
        Instant createdAt,
        @Nullable Instant lastUpdatedAt,
        @Nullable Instant expiresAt,
        @Nullable String orderGroupId,
        @Nullable String selfTradePrevention,
        @Nullable Integer exchangeIndex)
        implements FeedMessage {

    /** What the filled part cost on the side that was acquired, and its fees, by the part that the account played. */
    public record Sums(Money takerFillCost, Money makerFillCost, Money takerFees, Money makerFees) {
        static Sums read(Fields in) {
            return new Sums(
                    in.cost("taker_fill_cost_dollars"),
                    in.cost("maker_fill_cost_dollars"),
                    in.cost("taker_fees_dollars"),
                    in.cost("maker_fees_dollars"));
        }
    }

    static OrderUpdate read(Fields in) {
        var initial = in.count("initial_count_fp");
        var filled = in.count("fill_count_fp");
        if (filled.compareTo(initial) > 0) {
            throw new UnreadableRecord("fill_count_fp exceeds initial_count_fp");
        }
        return new OrderUpdate(
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.word("user_id"),
                in.ticker("ticker"),
                in.subaccount("subaccount_number"),
                Sides.ofFill(in),
                in.word("status"),
                in.wordOrNull("last_update_reason"),
                in.price("yes_price_dollars"),
                initial,
                filled,
                in.count("remaining_count_fp"),
                Sums.read(in),
                in.epochMillis("created_ts_ms"),
                in.epochMillisOrNull("last_updated_ts_ms"),
                in.epochMillisOrNull("expiration_ts_ms"),
                in.wordOrNull("order_group_id"),
                in.wordOrNull("self_trade_prevention_type"),
                in.indexOrNull("exchange_index"));
    }
}
