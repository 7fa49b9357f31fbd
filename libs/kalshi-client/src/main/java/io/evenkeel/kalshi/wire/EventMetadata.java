package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.MarketTicker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of an event and its markets, and whose word decides. */
public record EventMetadata(
        @Nullable String imageUrl,
        @Nullable String featuredImageUrl,
        List<MarketPicture> markets,
        List<SettlementSource> settlementSources,
        @Nullable String competition,
        @Nullable String competitionScope) {
    public EventMetadata {
        markets = List.copyOf(markets);
        settlementSources = List.copyOf(settlementSources);
    }

    /** How one market is shown. */
    public record MarketPicture(
            MarketTicker ticker,
            @Nullable String imageUrl,
            @Nullable String colorCode) {
        static MarketPicture read(Fields in) {
            return new MarketPicture(
                    in.ticker("market_ticker"), in.textOrNull("image_url"), in.wordsOrNull("color_code"));
        }
    }

    static EventMetadata read(Fields in) {
        return new EventMetadata(
                in.textOrNull("image_url"),
                in.textOrNull("featured_image_url"),
                in.list("market_details", MarketPicture::read),
                in.list("settlement_sources", SettlementSource::read),
                in.wordsOrNull("competition"),
                in.wordsOrNull("competition_scope"));
    }
}
