package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.Sides;
import java.time.Instant;

/**
 * A trade that everybody can see. Its id is not that of any fill.
 *
 * @param takerSide which exposure the taker gained
 */
public record TradeUpdate(
        String tradeId,
        MarketTicker ticker,
        Quantity count,
        Price yesPrice,
        BookSide takerSide,
        boolean blockTrade,
        Instant at)
        implements FeedMessage {

    static TradeUpdate read(Fields in) {
        return new TradeUpdate(
                in.word("trade_id"),
                in.ticker("market_ticker"),
                in.count("count_fp"),
                Sides.yesPrice(in),
                Sides.ofTaker(in),
                in.has("is_block_trade") && in.flag("is_block_trade"),
                in.epochMillis("ts_ms"));
    }
}
