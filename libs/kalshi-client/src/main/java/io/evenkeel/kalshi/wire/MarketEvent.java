package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import org.jspecify.annotations.Nullable;

/**
 * The event that one or more markets ask about.
 *
 * @param category deprecated on the wire: the series' category comes first
 */
public record MarketEvent(
        EventTicker ticker,
        SeriesTicker seriesTicker,
        @Nullable String title,
        @Nullable String category) {

    static MarketEvent read(Fields in) {
        return new MarketEvent(
                in.parsed("event_ticker", EventTicker::new),
                in.parsed("series_ticker", SeriesTicker::new),
                in.wordsOrNull("title"),
                in.wordsOrNull("category"));
    }
}
