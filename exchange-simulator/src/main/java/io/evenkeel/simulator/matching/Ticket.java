package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as its owner asks for it.
 *
 * @param price on the YES leg, whatever the side
 * @param clientOrderId null or empty where the owner gave none
 * @param expiration when it is cancelled by itself, null for never
 */
public record Ticket(
        String ticker,
        BookSide side,
        Quantity count,
        Price price,
        TimeInForce timeInForce,
        SelfTradePrevention selfTradePrevention,
        @Nullable String clientOrderId,
        @Nullable Instant expiration,
        boolean postOnly,
        boolean reduceOnly,
        boolean cancelOnPause,
        int subaccount,
        @Nullable String orderGroupId) {
    /** What any order may ask for: with so many contracts a fee still fits into a long before it is divided. */
    public static final Quantity COUNT_MAX = Quantity.parse("1000000000");

    /** A good-till-cancelled order of the primary sub-account with nothing special about it. */
    public static Ticket limit(String ticker, BookSide side, Quantity count, Price price) {
        return new Ticket(
                ticker,
                side,
                count,
                price,
                TimeInForce.GOOD_TILL_CANCELED,
                SelfTradePrevention.TAKER_AT_CROSS,
                null,
                null,
                false,
                false,
                false,
                0,
                null);
    }

    /** The same, with what does not fill at once cancelled. */
    public static Ticket immediate(String ticker, BookSide side, Quantity count, Price price) {
        var limit = limit(ticker, side, count, price);
        return limit.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    public Ticket withTimeInForce(TimeInForce other) {
        return new Ticket(
                ticker,
                side,
                count,
                price,
                other,
                selfTradePrevention,
                clientOrderId,
                expiration,
                postOnly,
                reduceOnly,
                cancelOnPause,
                subaccount,
                orderGroupId);
    }
}
