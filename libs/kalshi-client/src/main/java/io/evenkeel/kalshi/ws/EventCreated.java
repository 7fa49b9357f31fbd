package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.kalshi.wire.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A new event ({@code event_lifecycle}).
 *
 * @param seriesTicker {@code null} where an older one does not name it
 * @param collateralReturnType {@code MECNET}, {@code DIRECNET} or a newer word; {@code null} if there is none
 */
public record EventCreated(
        EventTicker eventTicker,
        @Nullable SeriesTicker seriesTicker,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable String collateralReturnType,
        @Nullable Instant strikeDate,
        @Nullable String strikePeriod,
        @Nullable Integer exchangeIndex)
        implements FeedMessage {

    static EventCreated read(Fields in) {
        return new EventCreated(
                in.parsed("event_ticker", EventTicker::new),
                in.parsedOrNull("series_ticker", SeriesTicker::new),
                in.wordsOrNull("title"),
                in.wordsOrNull("subtitle"),
                in.wordOrNull("collateral_return_type"),
                in.epochSecondsOrNull("strike_date"),
                in.wordsOrNull("strike_period"),
                in.indexOrNull("exchange_index"));
    }
}
