package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.SeriesTicker;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The series of an event: where a market's category and fees come from. */
public record Series(
        SeriesTicker ticker,
        @Nullable String title,
        @Nullable String category,
        @Nullable String feeType,
        @Nullable BigDecimal feeMultiplier) {

    static Series read(Fields in) {
        return new Series(
                in.parsed("ticker", SeriesTicker::new),
                in.wordsOrNull("title"),
                in.wordsOrNull("category"),
                in.wordOrNull("fee_type"),
                in.has("fee_multiplier") ? in.number("fee_multiplier") : null);
    }
}
