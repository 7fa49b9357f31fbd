package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of one level of a book: what is wanted there afterwards is what was wanted before plus {@code delta}; a
 * level that comes to zero is gone.
 *
 * @param side {@code BID} for those who want YES, {@code ASK} for those who want NO
 * @param price on the scale of YES, see {@link OrderbookSnapshot}
 * @param clientOrderId only where an order of this account caused it
 */
public record OrderbookDelta(
        MarketTicker ticker,
        String marketId,
        BookSide side,
        Price price,
        Quantity delta,
        @Nullable String clientOrderId,
        @Nullable Subaccount subaccount,
        @Nullable Instant at)
        implements FeedMessage {

    static OrderbookDelta read(Fields in) {
        return new OrderbookDelta(
                in.ticker("market_ticker"),
                in.word("market_id"),
                in.parsed("side", OrderbookDelta::side),
                in.price("price_dollars"),
                in.quantity("delta_fp"),
                in.wordOrNull("client_order_id"),
                in.has("subaccount") ? in.subaccount("subaccount") : null,
                in.epochMillisOrNull("ts_ms"));
    }

    private static BookSide side(String outcome) {
        return switch (outcome) {
            case "yes" -> BookSide.BID;
            case "no" -> BookSide.ASK;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }
}
