package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.OrderBook;
import java.util.List;

/**
 * The whole book of one market; replaces whatever was known of it. The session asks for all prices on the scale of YES
 * ({@code use_yes_price}), so that both sides can be compared as they are.
 *
 * @param yes who wants YES, and how much at each price
 * @param no who wants NO, at the price of YES that this means
 */
public record OrderbookSnapshot(
        MarketTicker ticker, String marketId, List<OrderBook.Level> yes, List<OrderBook.Level> no)
        implements FeedMessage {
    public OrderbookSnapshot {
        yes = List.copyOf(yes);
        no = List.copyOf(no);
    }

    static OrderbookSnapshot read(Fields in) {
        return new OrderbookSnapshot(
                in.ticker("market_ticker"),
                in.word("market_id"),
                OrderBook.levels(in, "yes_dollars_fp"),
                OrderBook.levels(in, "no_dollars_fp"));
    }
}
