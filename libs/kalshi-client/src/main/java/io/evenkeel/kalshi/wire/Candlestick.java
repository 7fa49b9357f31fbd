package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Quotes and trades of one market over one period.
 *
 * @param periodEnd the first moment after it
 * @param traded all empty when nothing was traded
 */
public record Candlestick(
        Instant periodEnd, Range yesBid, Range yesAsk, Traded traded, Quantity volume, Quantity openInterest) {

    /** Where a price began and ended, and how far it went. */
    public record Range(
            @Nullable Price open,
            @Nullable Price low,
            @Nullable Price high,
            @Nullable Price close) {

        static Range read(Fields in, String suffix) {
            return new Range(
                    in.priceOrNull("open" + suffix),
                    in.priceOrNull("low" + suffix),
                    in.priceOrNull("high" + suffix),
                    in.priceOrNull("close" + suffix));
        }
    }

    /**
     * Prices at which was traded.
     *
     * @param mean weighted by count; can have more decimals than a price
     * @param previous the last one before this period
     */
    public record Traded(
            Range range,
            @Nullable Money mean,
            @Nullable Price previous,
            @Nullable Price min,
            @Nullable Price max) {

        static Traded read(Fields in, String suffix) {
            return new Traded(
                    Range.read(in, suffix),
                    in.moneyOrNull("mean" + suffix),
                    in.priceOrNull("previous" + suffix),
                    in.priceOrNull("min" + suffix),
                    in.priceOrNull("max" + suffix));
        }
    }

    static Candlestick read(Fields in) {
        return read(in, "_dollars", "_fp");
    }

    /** Those of the historical tier have the same values under names without a suffix. */
    static Candlestick readHistorical(Fields in) {
        return read(in, "", "");
    }

    private static Candlestick read(Fields in, String dollars, String count) {
        return new Candlestick(
                in.epochSeconds("end_period_ts"),
                Range.read(in.object("yes_bid"), dollars),
                Range.read(in.object("yes_ask"), dollars),
                Traded.read(in.object("price"), dollars),
                in.count("volume" + count),
                in.count("open_interest" + count));
    }
}
