package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;

/**
 * One trade between two others, as everybody sees it. Its id is not that of any fill.
 *
 * @param takerSide which exposure the taker gained
 */
public record PublicTrade(
        String tradeId,
        MarketTicker ticker,
        Quantity count,
        Price yesPrice,
        BookSide takerSide,
        boolean blockTrade,
        Instant createdTime) {

    static PublicTrade read(Fields in) {
        return new PublicTrade(
                in.word("trade_id"),
                in.ticker("ticker"),
                in.count("count_fp"),
                Sides.yesPrice(in),
                Sides.ofTaker(in),
                in.has("is_block_trade") && in.flag("is_block_trade"),
                in.time("created_time"));
    }
}
