package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event that one or more markets ask about.
 *
 * @param category deprecated on the wire: the series' category comes first
 * @param feeTypeOverride fees other than the series'; {@code null} where they are the same
 */
public record MarketEvent(
        EventTicker ticker,
        SeriesTicker seriesTicker,
        @Nullable String title,
        @Nullable String category,
        @Nullable String feeTypeOverride,
        @Nullable BigDecimal feeMultiplierOverride,
        Details details) {

    /**
     * What accounting does not need.
     *
     * @param collateralReturnType {@code MECNET}, {@code DIRECNET} or a newer word; {@code null} if there is none
     * @param productMetadata JSON
     */
    public record Details(
            @Nullable String subTitle,
            @Nullable String collateralReturnType,
            @Nullable Boolean mutuallyExclusive,
            @Nullable Instant strikeDate,
            @Nullable String strikePeriod,
            List<SettlementSource> settlementSources,
            @Nullable String productMetadata,
            @Nullable Instant lastUpdated,
            @Nullable Integer exchangeIndex) {
        public Details {
            settlementSources = List.copyOf(settlementSources);
        }

        static Details read(Fields in) {
            return new Details(
                    in.wordsOrNull("sub_title"),
                    in.wordOrNull("collateral_return_type"),
                    in.flagOrNull("mutually_exclusive"),
                    in.timeOrNull("strike_date"),
                    in.wordsOrNull("strike_period"),
                    in.list("settlement_sources", SettlementSource::read),
                    in.jsonOrNull("product_metadata"),
                    in.timeOrNull("last_updated_ts"),
                    in.indexOrNull("exchange_index"));
        }
    }

    static MarketEvent read(Fields in) {
        return new MarketEvent(
                in.parsed("event_ticker", EventTicker::new),
                in.parsed("series_ticker", SeriesTicker::new),
                in.wordsOrNull("title"),
                in.wordsOrNull("category"),
                in.wordOrNull("fee_type_override"),
                in.numberOrNull("fee_multiplier_override"),
                Details.read(in));
    }
}
