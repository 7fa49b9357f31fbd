package io.evenkeel.kalshi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.MarketTicker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The candlesticks of all markets of an event.
 *
 * @param adjustedEnd up to when there are any, if not to the time that was asked for
 */
public record EventCandlesticks(
        List<MarketCandlesticks> markets, @Nullable Instant adjustedEnd) {
    public EventCandlesticks {
        markets = List.copyOf(markets);
    }

    static EventCandlesticks read(Fields in) {
        var tickers = in.words("market_tickers");
        var rows = in.rows("market_candlesticks", EventCandlesticks::candlesticks);
        if (tickers.size() != rows.size()) {
            throw new UnreadableRecord("market_tickers and market_candlesticks differ in length");
        }
        var markets = new ArrayList<MarketCandlesticks>();
        for (var i = 0; i < tickers.size(); i++) {
            markets.add(new MarketCandlesticks(ticker(tickers.get(i)), rows.get(i)));
        }
        return new EventCandlesticks(markets, in.epochSecondsOrNull("adjusted_end_ts"));
    }

    private static List<Candlestick> candlesticks(JsonNode row) {
        var candlesticks = new ArrayList<Candlestick>();
        row.forEach(node -> candlesticks.add(Candlestick.read(new Fields(node))));
        return candlesticks;
    }

    private static MarketTicker ticker(String text) {
        try {
            return new MarketTicker(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord("market_tickers: " + e.getMessage());
        }
    }
}
