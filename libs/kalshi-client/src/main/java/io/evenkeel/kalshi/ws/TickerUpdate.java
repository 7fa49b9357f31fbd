package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;
import java.time.Instant;

/**
 * The quotes of one market. A bid of 0, or an ask of 0 or 1, says that nobody quotes there; a last price of 0, that
 * nothing was ever traded.
 *
 * @param dollarVolume whole dollars, for display; may be negative
 * @param dollarOpenInterest whole dollars, for display; may be negative
 */
public record TickerUpdate(
        MarketTicker ticker,
        String marketId,
        Price lastPrice,
        Price yesBid,
        Price yesAsk,
        Quantity yesBidSize,
        Quantity yesAskSize,
        Quantity lastTradeSize,
        Quantity volume,
        Quantity openInterest,
        long dollarVolume,
        long dollarOpenInterest,
        Instant at)
        implements FeedMessage {

    static TickerUpdate read(Fields in) {
        return new TickerUpdate(
                in.ticker("market_ticker"),
                in.word("market_id"),
                in.price("price_dollars"),
                in.price("yes_bid_dollars"),
                in.price("yes_ask_dollars"),
                in.count("yes_bid_size_fp"),
                in.count("yes_ask_size_fp"),
                in.count("last_trade_size_fp"),
                in.count("volume_fp"),
                in.count("open_interest_fp"),
                in.integer("dollar_volume"),
                in.integer("dollar_open_interest"),
                in.epochMillis("ts_ms"));
    }
}
