package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
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
 * One execution of one of the account's orders, the same that REST lists later. Its time has milliseconds only, so the
 * listed one stays the record to keep.
 *
 * @param fillId the {@code fill_id} of REST
 * @param bookSide which exposure was gained; never read from {@code action}
 * @param fee a positive cost
 * @param positionAfter net contracts held after it: positive for YES, negative for NO
 */
public record FillUpdate(
        FillId fillId,
        OrderId orderId,
        @Nullable String clientOrderId,
        MarketTicker ticker,
        Subaccount subaccount,
        BookSide bookSide,
        Quantity count,
        Price yesPrice,
        Money fee,
        boolean taker,
        Quantity positionAfter,
        Instant at,
        @Nullable Integer exchangeIndex)
        implements FeedMessage {

    static FillUpdate read(Fields in) {
        var count = in.count("count_fp");
        if (count.isZero()) {
            throw new UnreadableRecord("count_fp is zero");
        }
        return new FillUpdate(
                in.parsed("trade_id", FillId::new),
                in.parsed("order_id", OrderId::new),
                in.wordOrNull("client_order_id"),
                in.ticker("market_ticker"),
                in.subaccount("subaccount"),
                Sides.ofFill(in),
                count,
                Sides.yesPrice(in),
                in.cost("fee_cost"),
                in.flag("is_taker"),
                in.quantity("post_position_fp"),
                in.epochMillis("ts_ms"),
                in.indexOrNull("exchange_index"));
    }
}
