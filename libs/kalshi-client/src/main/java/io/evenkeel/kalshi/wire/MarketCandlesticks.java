package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.MarketTicker;
import java.util.List;

/** The candlesticks of one of several markets. */
public record MarketCandlesticks(MarketTicker ticker, List<Candlestick> candlesticks) {
    public MarketCandlesticks {
        candlesticks = List.copyOf(candlesticks);
    }

    static MarketCandlesticks read(Fields in) {
        return new MarketCandlesticks(in.ticker("market_ticker"), in.list("candlesticks", Candlestick::read));
    }
}
