package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on an event has fees other than its series; {@code null} means that it goes back to those of the series.
 */
public record EventFeeChange(
        String id,
        EventTicker eventTicker,
        @Nullable SeriesTicker seriesTicker,
        @Nullable String feeTypeOverride,
        @Nullable BigDecimal feeMultiplierOverride,
        Instant scheduledTime) {

    static EventFeeChange read(Fields in) {
        return new EventFeeChange(
                in.word("id"),
                in.parsed("event_ticker", EventTicker::new),
                in.parsedOrNull("series_ticker", SeriesTicker::new),
                in.wordOrNull("fee_type_override"),
                in.numberOrNull("fee_multiplier_override"),
                in.time("scheduled_ts"));
    }
}
