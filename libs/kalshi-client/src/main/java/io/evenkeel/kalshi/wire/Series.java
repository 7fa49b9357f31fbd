package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The series of an event: where a market's category and fees come from. */
public record Series(
        SeriesTicker ticker,
        @Nullable String title,
        @Nullable String category,
        @Nullable String feeType,
        @Nullable BigDecimal feeMultiplier,
        List<String> categories,
        Details details) {
    public Series {
        categories = List.copyOf(categories);
    }

    /**
     * What accounting does not need.
     *
     * @param productMetadata JSON
     */
    public record Details(
            @Nullable String frequency,
            List<String> tags,
            List<SettlementSource> settlementSources,
            @Nullable String contractUrl,
            @Nullable String contractTermsUrl,
            @Nullable String productMetadata,
            List<String> additionalProhibitions,
            @Nullable Quantity volume,
            @Nullable Instant lastUpdated,
            @Nullable Integer exchangeIndex) {
        public Details {
            tags = List.copyOf(tags);
            settlementSources = List.copyOf(settlementSources);
            additionalProhibitions = List.copyOf(additionalProhibitions);
        }

        static Details read(Fields in) {
            return new Details(
                    in.wordsOrNull("frequency"),
                    in.words("tags"),
                    in.list("settlement_sources", SettlementSource::read),
                    in.textOrNull("contract_url"),
                    in.textOrNull("contract_terms_url"),
                    in.jsonOrNull("product_metadata"),
                    in.words("additional_prohibitions"),
                    in.countOrNull("volume_fp"),
                    in.timeOrNull("last_updated_ts"),
                    in.indexOrNull("exchange_index"));
        }
    }

    static Series read(Fields in) {
        return new Series(
                in.parsed("ticker", SeriesTicker::new),
                in.wordsOrNull("title"),
                in.wordsOrNull("category"),
                in.wordOrNull("fee_type"),
                in.numberOrNull("fee_multiplier"),
                in.words("categories"),
                Details.read(in));
    }
}
