package io.evenkeel.kalshi.wire;

import java.util.function.Function;

/** How answers about markets are read that concern no account; the names of lists and objects are the exchange's. */
public final class MarketDataReaders {
    private MarketDataReaders() {}

    public static Received<ExchangeSchedule> schedule(byte[] body) {
        return new WireReader<>("schedule", ExchangeSchedule::read).object(body);
    }

    public static Page<SeriesFeeChange> seriesFeeChanges(byte[] body) {
        return page("series_fee_change_arr", SeriesFeeChange::read, body);
    }

    public static Page<EventFeeChange> eventFeeChanges(byte[] body) {
        return cursored("event_fee_changes", EventFeeChange::read, body);
    }

    public static Page<Series> seriesList(byte[] body) {
        return page("series", Series::read, body);
    }

    public static Page<MarketEvent> events(byte[] body) {
        return cursored("events", MarketEvent::read, body);
    }

    public static Received<EventMetadata> eventMetadata(byte[] body) {
        return new WireReader<>("", EventMetadata::read).body(body);
    }

    /** The markets in the answer to a question for one event. */
    public static Page<Market> eventMarkets(byte[] body) {
        return page("markets", Market::read, body);
    }

    public static Received<OrderBook> orderBook(byte[] body) {
        return new WireReader<>("orderbook_fp", OrderBook::read).object(body);
    }

    public static Page<OrderBook.OfMarket> orderBooks(byte[] body) {
        return page("orderbooks", OrderBook.OfMarket::read, body);
    }

    public static Page<PublicTrade> trades(byte[] body) {
        return cursored("trades", PublicTrade::read, body);
    }

    public static Page<Candlestick> candlesticks(byte[] body) {
        return page("candlesticks", Candlestick::read, body);
    }

    public static Page<Candlestick> historicalCandlesticks(byte[] body) {
        return page("candlesticks", Candlestick::readHistorical, body);
    }

    public static Page<MarketCandlesticks> marketCandlesticks(byte[] body) {
        return page("markets", MarketCandlesticks::read, body);
    }

    public static Received<EventCandlesticks> eventCandlesticks(byte[] body) {
        return new WireReader<>("", EventCandlesticks::read).body(body);
    }

    private static <T> Page<T> page(String list, Function<Fields, T> read, byte[] body) {
        return new WireReader<>(list, read).page(body);
    }

    private static <T> Page<T> cursored(String list, Function<Fields, T> read, byte[] body) {
        return new WireReader<>(list, read).pageWithCursor(body);
    }
}
