package io.evenkeel.kalshi;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.kalshi.budget.CallKind;
import io.evenkeel.kalshi.http.Target;
import io.evenkeel.kalshi.wire.Candlestick;
import io.evenkeel.kalshi.wire.EventCandlesticks;
import io.evenkeel.kalshi.wire.EventFeeChange;
import io.evenkeel.kalshi.wire.EventMetadata;
import io.evenkeel.kalshi.wire.ExchangeSchedule;
import io.evenkeel.kalshi.wire.ExchangeStatus;
import io.evenkeel.kalshi.wire.Market;
import io.evenkeel.kalshi.wire.MarketCandlesticks;
import io.evenkeel.kalshi.wire.MarketDataReaders;
import io.evenkeel.kalshi.wire.MarketEvent;
import io.evenkeel.kalshi.wire.OrderBook;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.PublicTrade;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Series;
import io.evenkeel.kalshi.wire.SeriesFeeChange;
import io.evenkeel.kalshi.wire.WireReaders;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads about the exchange, its series, events and markets. They are signed and paid for by the account like all
 * others. Combination markets are left out where the exchange leaves them out.
 */
public final class MarketData {
    private static final int PAGE_MAX = 1000;
    private static final int EVENTS_PAGE_MAX = 200;
    private static final String CANDLESTICKS = "candlesticks";

    private final Reads reads;

    MarketData(Reads reads) {
        this.reads = reads;
    }

    /** How long one candlestick is. */
    public enum Period {
        MINUTE(1),
        HOUR(60),
        DAY(1440);

        private final int minutes;

        Period(int minutes) {
            this.minutes = minutes;
        }
    }

    /**
     * Which candlesticks are asked for.
     *
     * @param withLatestBefore also the last one that ended before {@code from}, where the list offers that
     */
    public record Span(Instant from, Instant to, Period period, boolean withLatestBefore) {
        private Target addTo(Target target) {
            return target.withSeconds("start_ts", from)
                    .withSeconds("end_ts", to)
                    .with("period_interval", period.minutes)
                    .with("include_latest_before_start", withLatestBefore ? "true" : null);
        }
    }

    public Uni<ExchangeStatus> status() {
        return reads.read(Target.of(CallKind.ACCOUNT, "exchange", "status"), WireReaders::exchangeStatus)
                .map(Received::value);
    }

    public Uni<Received<ExchangeSchedule>> schedule() {
        return reads.read(Target.of(CallKind.MARKETS, "exchange", "schedule"), MarketDataReaders::schedule);
    }

    /**
     * Changes of a series' fees.
     *
     * @param ticker {@code null} for all
     * @param past also those that have happened
     */
    public Uni<Page<SeriesFeeChange>> seriesFeeChanges(@Nullable SeriesTicker ticker, boolean past) {
        return reads.read(
                Target.of(CallKind.MARKETS, "series", "fee_changes")
                        .with("series_ticker", ticker)
                        .with("show_historical", past ? "true" : null),
                MarketDataReaders::seriesFeeChanges);
    }

    /** Changes of the fees of single events. */
    public Uni<Page<EventFeeChange>> eventFeeChanges(@Nullable EventTicker ticker, String cursor) {
        return reads.list(
                Target.of(CallKind.MARKETS, "events", "fee_changes").with("event_ticker", ticker),
                cursor,
                PAGE_MAX,
                MarketDataReaders::eventFeeChanges);
    }

    /**
     * All series at once: there are thousands.
     *
     * @param category {@code null} for all
     */
    public Uni<Page<Series>> allSeries(@Nullable String category) {
        return reads.read(
                Target.of(CallKind.MARKETS, "series").with("category", category), MarketDataReaders::seriesList);
    }

    public Uni<Received<Series>> series(SeriesTicker ticker) {
        return reads.read(Target.of(CallKind.MARKETS, "series", ticker.value()), WireReaders::series);
    }

    /**
     * Events without combinations.
     *
     * @param status {@code unopened}, {@code open}, {@code closed}, {@code settled} or {@code null} for all
     */
    public Uni<Page<MarketEvent>> events(@Nullable SeriesTicker seriesTicker, @Nullable String status, String cursor) {
        return reads.list(
                Target.of(CallKind.MARKETS, "events")
                        .with("series_ticker", seriesTicker)
                        .with("status", status),
                cursor,
                EVENTS_PAGE_MAX,
                MarketDataReaders::events);
    }

    public Uni<Received<MarketEvent>> event(EventTicker ticker) {
        return reads.read(Target.of(CallKind.MARKETS, "events", ticker.value()), WireReaders::event);
    }

    /** The markets of one event, out of the same answer as {@link #event}. */
    public Uni<Page<Market>> eventMarkets(EventTicker ticker) {
        return reads.read(Target.of(CallKind.MARKETS, "events", ticker.value()), MarketDataReaders::eventMarkets);
    }

    public Uni<Received<EventMetadata>> eventMetadata(EventTicker ticker) {
        return reads.read(
                Target.of(CallKind.MARKETS, "events", ticker.value(), "metadata"), MarketDataReaders::eventMetadata);
    }

    public Uni<Page<Market>> markets(MarketFilter filter, String cursor) {
        return reads.list(filter.addTo(Target.of(CallKind.MARKETS, "markets")), cursor, PAGE_MAX, WireReaders::markets);
    }

    /** Those that have moved to the historical tier; it takes tickers, an event or a series, one of them. */
    public Uni<Page<Market>> historicalMarkets(MarketFilter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.HISTORY, "historical", "markets")),
                cursor,
                PAGE_MAX,
                WireReaders::markets);
    }

    /** May be unknown for a moment after it was made. */
    public Uni<Received<Market>> market(MarketTicker ticker) {
        return reads.read(Target.of(CallKind.MARKETS, "markets", ticker.value()), WireReaders::market);
    }

    public Uni<Received<Market>> historicalMarket(MarketTicker ticker) {
        return reads.read(Target.of(CallKind.HISTORY, "historical", "markets", ticker.value()), WireReaders::market);
    }

    /** @param depth levels of each side, at most 100; 0 for all */
    public Uni<Received<OrderBook>> orderBook(MarketTicker ticker, int depth) {
        return reads.read(
                Target.of(CallKind.MARKETS, "markets", ticker.value(), "orderbook")
                        .with("depth", depth),
                MarketDataReaders::orderBook);
    }

    /** @param tickers at most 100 */
    public Uni<Page<OrderBook.OfMarket>> orderBooks(List<MarketTicker> tickers) {
        return reads.read(
                Target.of(CallKind.MARKETS, "markets", "orderbooks").withEach("tickers", tickers),
                MarketDataReaders::orderBooks);
    }

    /** Trades of everybody; only market and times of the filter count. */
    public Uni<Page<PublicTrade>> trades(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.MARKETS, "markets", "trades")),
                cursor,
                PAGE_MAX,
                MarketDataReaders::trades);
    }

    public Uni<Page<PublicTrade>> historicalTrades(Filter filter, String cursor) {
        return reads.list(
                filter.addTo(Target.of(CallKind.HISTORY, "historical", "trades")),
                cursor,
                PAGE_MAX,
                MarketDataReaders::trades);
    }

    public Uni<Page<Candlestick>> candlesticks(SeriesTicker series, MarketTicker ticker, Span span) {
        return reads.read(
                span.addTo(
                        Target.of(CallKind.MARKETS, "series", series.value(), "markets", ticker.value(), CANDLESTICKS)),
                MarketDataReaders::candlesticks);
    }

    public Uni<Page<Candlestick>> historicalCandlesticks(MarketTicker ticker, Span span) {
        return reads.read(
                span.addTo(Target.of(CallKind.HISTORY, "historical", "markets", ticker.value(), CANDLESTICKS)),
                MarketDataReaders::historicalCandlesticks);
    }

    /** @param tickers at most 100, and 10,000 candlesticks among them */
    public Uni<Page<MarketCandlesticks>> candlesticks(List<MarketTicker> tickers, Span span) {
        return reads.read(
                span.addTo(Target.of(CallKind.MARKETS, "markets", CANDLESTICKS).withList("market_tickers", tickers)),
                MarketDataReaders::marketCandlesticks);
    }

    public Uni<Received<EventCandlesticks>> eventCandlesticks(SeriesTicker series, EventTicker event, Span span) {
        return reads.read(
                span.addTo(
                        Target.of(CallKind.MARKETS, "series", series.value(), "events", event.value(), CANDLESTICKS)),
                MarketDataReaders::eventCandlesticks);
    }
}
