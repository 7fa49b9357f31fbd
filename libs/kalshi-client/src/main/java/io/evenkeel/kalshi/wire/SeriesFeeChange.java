package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.SeriesTicker;
import java.math.BigDecimal;
import java.time.Instant;

/** From when on a series has other fees. */
public record SeriesFeeChange(
        String id, SeriesTicker seriesTicker, String feeType, BigDecimal feeMultiplier, Instant scheduledTime) {

    static SeriesFeeChange read(Fields in) {
        return new SeriesFeeChange(
                in.word("id"),
                in.parsed("series_ticker", SeriesTicker::new),
                in.word("fee_type"),
                in.number("fee_multiplier"),
                in.time("scheduled_ts"));
    }
}
