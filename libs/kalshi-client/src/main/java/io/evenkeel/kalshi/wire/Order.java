package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order as it stands.
 *
 * @param clientOrderId the id given by whoever placed it; {@code null} when none was given
 * @param status {@code resting}, {@code canceled} or {@code executed}
 * @param yesPrice its limit, not what it was filled at
 * @param fillCost paid for the filled part, on the side that was acquired
 */
public record Order(
        OrderId orderId,
        @Nullable String clientOrderId,
        MarketTicker ticker,
        Subaccount subaccount,
        BookSide bookSide,
        String status,
        Price yesPrice,
        Quantity initialCount,
        Quantity fillCount,
        Quantity remainingCount,
        Money fillCost,
        Money fees,
        @Nullable Instant createdTime,
        @Nullable Instant lastUpdateTime,
        @Nullable Instant expirationTime,
        Details details) {
    private static final Set<String> STATUSES = Set.of("resting", "canceled", "executed");

    /**
     * What accounting does not need, and its sums by the part that the account played.
     *
     * @param type {@code limit}; others were never seen
     * @param selfTradePrevention what happens when it would meet an order of the same account
     */
    public record Details(
            @Nullable String userId,
            @Nullable String type,
            Money takerFillCost,
            Money makerFillCost,
            Money takerFees,
            Money makerFees,
            @Nullable String selfTradePrevention,
            @Nullable String orderGroupId,
            @Nullable Boolean cancelOnPause,
            @Nullable Integer exchangeIndex) {

        static Details read(Fields in) {
            return new Details(
                    in.wordOrNull("user_id"),
                    in.wordOrNull("type"),
                    in.cost("taker_fill_cost_dollars"),
                    in.cost("maker_fill_cost_dollars"),
                    in.cost("taker_fees_dollars"),
                    in.cost("maker_fees_dollars"),
                    in.wordOrNull("self_trade_prevention_type"),
                    in.wordOrNull("order_group_id"),
                    in.flagOrNull("cancel_order_on_pause"),
                    in.indexOrNull("exchange_index"));
        }
    }

    static Order read(Fields in) {
        var status = in.word("status");
        if (!STATUSES.contains(status)) {
            throw new UnreadableRecord("status is unknown");
        }
        var initial = in.count("initial_count_fp");
        var filled = in.count("fill_count_fp");
        if (filled.compareTo(initial) > 0) {
            throw new UnreadableRecord("fill_count_fp exceeds initial_count_fp");
        }
        var details = Details.read(in);
        return new Order(
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.ticker("ticker"),
                in.subaccount("subaccount_number"),
                Sides.ofOrder(in),
                status,
                Sides.yesPrice(in),
                initial,
                filled,
                in.count("remaining_count_fp"),
                details.takerFillCost().plus(details.makerFillCost()),
                details.takerFees().plus(details.makerFees()),
                in.timeOrNull("created_time"),
                in.timeOrNull("last_update_time"),
                in.timeOrNull("expiration_time"),
                details);
    }
}
