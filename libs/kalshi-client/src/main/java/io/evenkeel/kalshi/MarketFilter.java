package io.evenkeel.kalshi;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.kalshi.http.Target;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which markets are asked for. The exchange refuses some combinations: times of creation go with markets that are
 * unopened or open, those of the close with closed ones, those of settlement with settled ones.
 *
 * @param status one of {@code unopened}, {@code open}, {@code paused}, {@code closed} and {@code settled}; these are
 *     not the words that a market itself has
 * @param time which time {@code from} and {@code to} are about
 * @param withoutCombos leaves out combination markets
 */
public record MarketFilter(
        List<MarketTicker> tickers,
        @Nullable EventTicker eventTicker,
        @Nullable SeriesTicker seriesTicker,
        @Nullable String status,
        Time time,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean withoutCombos) {
    public static final MarketFilter ALL =
            new MarketFilter(List.of(), null, null, null, Time.CREATED, null, null, false);

    public MarketFilter {
        tickers = List.copyOf(tickers);
    }

    /** Times that markets can be asked for by. */
    public enum Time {
        CREATED,
        UPDATED,
        CLOSE,
        SETTLED
    }

    public static MarketFilter of(List<MarketTicker> tickers) {
        return new MarketFilter(tickers, null, null, null, Time.CREATED, null, null, false);
    }

    public static MarketFilter of(EventTicker event) {
        return new MarketFilter(List.of(), event, null, null, Time.CREATED, null, null, false);
    }

    Target addTo(Target target) {
        var family = time.name().toLowerCase(Locale.ROOT);
        return target.withList("tickers", tickers)
                .with("event_ticker", eventTicker)
                .with("series_ticker", seriesTicker)
                .with("status", status)
                .withSeconds("min_" + family + "_ts", from)
                .withSeconds("max_" + family + "_ts", to)
                .with("mve_filter", withoutCombos ? "exclude" : null);
    }
}
