package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.PriceRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn in the life of a market. Opening and closing by the clock are not told at all. */
public sealed interface MarketLifecycle extends FeedMessage {
    MarketTicker ticker();

    /** A new market; REST may not know it yet. */
    record Created(
            MarketTicker ticker,
            @Nullable Instant openTime,
            @Nullable Instant closeTime,
            @Nullable Integer exchangeIndex,
            PriceGrid grid,
            @Nullable Description description)
            implements MarketLifecycle {}

    /**
     * Trading was paused, or goes on. When it goes on, all resting orders have been cancelled.
     *
     * @param deactivated whether it is paused now
     */
    record Activation(MarketTicker ticker, boolean deactivated) implements MarketLifecycle {}

    record CloseDateUpdated(MarketTicker ticker, Instant closeTime) implements MarketLifecycle {}

    /**
     * The result is known; it is paid out when the market is settled.
     *
     * @param settlementValue payout of one YES contract; {@code null} in older data
     */
    record Determined(
            MarketTicker ticker,
            String result,
            Instant determinedAt,
            @Nullable Price settlementValue) implements MarketLifecycle {}

    record Settled(MarketTicker ticker, Instant settledAt) implements MarketLifecycle {}

    record PriceGridUpdated(MarketTicker ticker, PriceGrid grid) implements MarketLifecycle {}

    record MetadataUpdated(MarketTicker ticker, @Nullable String yesSubTitle, Strike strike)
            implements MarketLifecycle {}

    /** A turn that is newer than this program. */
    record Other(MarketTicker ticker, String eventType) implements MarketLifecycle {}

    /**
     * The legal prices.
     *
     * @param structure name of the grid; the ranges are what counts
     */
    record PriceGrid(@Nullable String structure, List<PriceRange> ranges) {
        public PriceGrid {
            ranges = List.copyOf(ranges);
        }

        static PriceGrid read(Fields in) {
            return new PriceGrid(in.wordOrNull("price_level_structure"), in.list("price_ranges", PriceRange::read));
        }
    }

    /**
     * The line that decides the market: plain numbers of whatever it is about, not money.
     *
     * @param custom JSON
     */
    record Strike(
            @Nullable String type,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal cap,
            @Nullable String custom) {
        static Strike read(Fields in) {
            return new Strike(
                    in.wordOrNull("strike_type"),
                    in.numberOrNull("floor_strike"),
                    in.numberOrNull("cap_strike"),
                    in.jsonOrNull("custom_strike"));
        }
    }

    /** What a new market is about. */
    record Description(
            @Nullable EventTicker eventTicker,
            @Nullable String name,
            @Nullable String title,
            @Nullable String yesSubTitle,
            @Nullable String noSubTitle,
            @Nullable String rulesPrimary,
            @Nullable String rulesSecondary,
            @Nullable Boolean canCloseEarly,
            @Nullable Instant expectedExpiration,
            Strike strike) {
        static Description read(Fields in) {
            return new Description(
                    in.parsedOrNull("event_ticker", EventTicker::new),
                    in.wordsOrNull("name"),
                    in.wordsOrNull("title"),
                    in.wordsOrNull("yes_sub_title"),
                    in.wordsOrNull("no_sub_title"),
                    in.textOrNull("rules_primary"),
                    in.textOrNull("rules_secondary"),
                    in.flagOrNull("can_close_early"),
                    in.epochSecondsOrNull("expected_expiration_ts"),
                    Strike.read(in));
        }
    }

    static MarketLifecycle read(Fields in) {
        var ticker = in.ticker("market_ticker");
        var type = in.word("event_type");
        return switch (type) {
            case "created" -> created(ticker, in);
            case "activated" -> new Activation(ticker, in.has("is_deactivated") && in.flag("is_deactivated"));
            case "deactivated" -> new Activation(ticker, !in.has("is_deactivated") || in.flag("is_deactivated"));
            case "close_date_updated" -> new CloseDateUpdated(ticker, in.epochSeconds("close_ts"));
            case "determined" ->
                new Determined(
                        ticker,
                        in.word("result"),
                        in.epochSeconds("determination_ts"),
                        in.priceOrNull("settlement_value"));
            case "settled" -> new Settled(ticker, in.epochSeconds("settled_ts"));
            case "price_level_structure_updated" -> new PriceGridUpdated(ticker, PriceGrid.read(in));
            case "metadata_updated" -> new MetadataUpdated(ticker, in.wordsOrNull("yes_sub_title"), Strike.read(in));
            default -> new Other(ticker, type);
        };
    }

    private static Created created(MarketTicker ticker, Fields in) {
        return new Created(
                ticker,
                in.epochSecondsOrNull("open_ts"),
                in.epochSecondsOrNull("close_ts"),
                in.indexOrNull("exchange_index"),
                PriceGrid.read(in),
                in.has("additional_metadata") ? Description.read(in.object("additional_metadata")) : null);
    }
}
