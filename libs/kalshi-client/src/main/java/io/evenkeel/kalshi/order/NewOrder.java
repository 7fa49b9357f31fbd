package io.evenkeel.kalshi.order;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order to be placed. What the exchange would refuse in any case cannot be made.
 *
 * @param clientOrderId given by the caller and stored before the order is sent
 * @param side bid gains YES, ask gains NO
 * @param count contracts, above zero
 * @param price of <em>YES</em>, also for an ask; above 0 and below 1
 * @param expiration only for an order that may rest; cut to the second
 * @param postOnly refused rather than filled at once; only for an order that may rest
 * @param reduceOnly can only make the position smaller; only with {@link TimeInForce#IMMEDIATE_OR_CANCEL}
 * @param exchangeIndex {@code null} for the shard of the market
 */
public record NewOrder(
        ClientOrderId clientOrderId,
        MarketTicker ticker,
        BookSide side,
        Quantity count,
        Price price,
        TimeInForce timeInForce,
        SelfTradePrevention selfTradePrevention,
        @Nullable Instant expiration,
        boolean postOnly,
        boolean reduceOnly,
        boolean cancelOnPause,
        Subaccount subaccount,
        @Nullable String orderGroupId,
        @Nullable Integer exchangeIndex) {

    /** @throws IllegalArgumentException if the exchange could not take it whatever the market */
    public NewOrder {
        require(count.signum() > 0, "count must be above zero");
        require(isInside(price), "price must be above 0 and below 1");
        var rests = timeInForce == TimeInForce.GOOD_TILL_CANCELED;
        require(rests || expiration == null, "only an order that may rest expires");
        require(rests || !postOnly, "only an order that may rest can be post-only");
        require(
                !reduceOnly || timeInForce == TimeInForce.IMMEDIATE_OR_CANCEL,
                "a reduce-only order must be immediate-or-cancel");
    }

    /** An order that can only make the position smaller, and never rests: what gets out of a position. */
    public static NewOrder exit(
            ClientOrderId clientOrderId, MarketTicker ticker, BookSide side, Quantity count, Price price) {
        return new NewOrder(
                clientOrderId,
                ticker,
                side,
                count,
                price,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                SelfTradePrevention.TAKER_AT_CROSS,
                null,
                false,
                true,
                false,
                Subaccount.PRIMARY,
                null,
                null);
    }

    /** An order that rests until it is filled or cancelled, also through a pause of the exchange. */
    public static NewOrder resting(
            ClientOrderId clientOrderId, MarketTicker ticker, BookSide side, Quantity count, Price price) {
        return new NewOrder(
                clientOrderId,
                ticker,
                side,
                count,
                price,
                TimeInForce.GOOD_TILL_CANCELED,
                SelfTradePrevention.TAKER_AT_CROSS,
                null,
                false,
                false,
                false,
                Subaccount.PRIMARY,
                null,
                null);
    }

    /** The same order of another sub-account. */
    public NewOrder in(Subaccount other) {
        return new NewOrder(
                clientOrderId,
                ticker,
                side,
                count,
                price,
                timeInForce,
                selfTradePrevention,
                expiration,
                postOnly,
                reduceOnly,
                cancelOnPause,
                other,
                orderGroupId,
                exchangeIndex);
    }

    static boolean isInside(Price price) {
        return price.compareTo(Price.ZERO) > 0 && price.compareTo(Price.ONE) < 0;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
