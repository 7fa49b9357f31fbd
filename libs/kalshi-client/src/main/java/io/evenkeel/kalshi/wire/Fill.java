package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution of one of the account's orders.
 *
 * @param orderId {@code null} where an older record does not name it
 * @param bookSide from {@code book_side}; in older data from {@code outcome_side}, then {@code side}. Never from
 *     {@code action}, which tells only what was clicked
 * @param fee {@code null} while the exchange does not say it
 * @param createdTime {@code created_time}, else {@code ts}
 */
public record Fill(
        FillId fillId,
        @Nullable OrderId orderId,
        MarketTicker ticker,
        Subaccount subaccount,
        BookSide bookSide,
        Quantity count,
        Price yesPrice,
        @Nullable Money fee,
        boolean taker,
        Instant createdTime,
        @Nullable Integer exchangeIndex) {

    static Fill read(Fields in) {
        var ticker = in.ticker("ticker");
        if (in.has("market_ticker") && !in.ticker("market_ticker").equals(ticker)) {
            throw new UnreadableRecord("ticker and market_ticker differ");
        }
        var yesPrice = Sides.yesPrice(in);
        var count = in.count("count_fp");
        if (count.isZero()) {
            throw new UnreadableRecord("count_fp is zero");
        }
        return new Fill(
                in.parsed("fill_id", FillId::new),
                in.parsedOrNull("order_id", OrderId::new),
                ticker,
                in.subaccount("subaccount_number"),
                Sides.ofFill(in),
                count,
                yesPrice,
                in.costOrNull("fee_cost"),
                in.has("is_taker") && in.flag("is_taker"),
                in.has("created_time") ? in.time("created_time") : in.epochSeconds("ts"),
                in.indexOrNull("exchange_index"));
    }
}
