package io.evenkeel.simulator.candle;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.PublicTrade;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The candlesticks of one market in periods of one length, as rows in the exchange's shape, oldest first. */
public final class CandleRows {
    private static final List<String> ALWAYS_IN_HISTORY = List.of("close", "high", "low", "mean", "open", "previous");

    private static final Duration ALMOST_A_SECOND = Duration.ofNanos(999_999_999);

    private final long periodSeconds;
    private final NavigableMap<Long, Map<String, @Nullable Object>> byEnd = new TreeMap<>();

    private CandleRows(long periodSeconds) {
        this.periodSeconds = periodSeconds;
    }

    /**
     * Works the candlesticks out.
     *
     * @param trades oldest first
     * @param known rows with the same period that were told; they win over what the trades say
     * @param openInterest of the market now
     */
    public static CandleRows of(
            int periodMinutes, Iterable<PublicTrade> trades, Collection<WireRow> known, Quantity openInterest) {
        var rows = new CandleRows(periodMinutes * 60L);
        rows.add(trades, openInterest);
        known.forEach(row -> rows.byEnd.put(row.whole("end_period_ts"), row.fields()));
        return rows;
    }

    /** Those that end in {@code start} to {@code end}, both included. */
    public List<Map<String, @Nullable Object>> between(long start, long end) {
        return end < start
                ? List.of()
                : List.copyOf(byEnd.subMap(start, true, end, true).values());
    }

    /**
     * As {@link #between}; where the first period of the span has no candlestick, one without trades that continues
     * the latest before it.
     */
    public List<Map<String, @Nullable Object>> continuedBetween(long start, long end) {
        var first = endOfPeriod(start, periodSeconds);
        var latest = byEnd.lowerEntry(start);
        if (latest == null || byEnd.containsKey(first) || first > end) {
            return between(start, end);
        }
        var continued = new TreeMap<>(byEnd.subMap(start, true, end, true));
        continued.put(first, continuation(latest.getValue(), first));
        return List.copyOf(continued.values());
    }

    /** A row under the names of the historical tier, where prices that were not traded are null. */
    public static Map<String, @Nullable Object> historical(Map<String, @Nullable Object> row) {
        var renamed = renamed(row);
        if (renamed.get("price") instanceof Map<?, ?> price) {
            var whole = new TreeMap<String, @Nullable Object>();
            ALWAYS_IN_HISTORY.forEach(name -> whole.put(name, price.get(name)));
            renamed.put("price", whole);
        }
        return renamed;
    }

    private void add(Iterable<PublicTrade> trades, Quantity openInterest) {
        var quotes = Quotes.NONE;
        var traded = Quantity.ZERO;
        @Nullable Price previous = null;
        @Nullable Candle candle = null;
        for (var trade : trades) {
            var end = endOfPeriod(secondsUp(trade), periodSeconds);
            var after = quotes.after(trade);
            if (candle != null && candle.end() == end) {
                candle = candle.then(trade, after);
            } else {
                put(candle, openInterest);
                candle = Candle.opened(end, trade, quotes, previous, traded);
            }
            quotes = after;
            traded = traded.plus(trade.count());
            previous = trade.yesPrice();
        }
        put(candle, openInterest);
    }

    private void put(@Nullable Candle candle, Quantity openInterest) {
        if (candle != null) {
            byEnd.put(candle.end(), candle.row(openInterest));
        }
    }

    /** A trade within a second belongs to its end, as the end of a period belongs to the period. */
    private static long secondsUp(PublicTrade trade) {
        return trade.at().plus(ALMOST_A_SECOND).getEpochSecond();
    }

    private static long endOfPeriod(long second, long periodSeconds) {
        return Math.ceilDiv(second, periodSeconds) * periodSeconds;
    }

    private static Map<String, @Nullable Object> continuation(Map<String, @Nullable Object> latest, long end) {
        return Body.with("end_period_ts", end)
                .and("open_interest_fp", latest.get("open_interest_fp"))
                .and("price", onlyPrevious(latest.get("price")))
                .and("volume_fp", Quantity.ZERO.toString())
                .and("yes_ask", flat(close(latest, "yes_ask")))
                .and("yes_bid", flat(close(latest, "yes_bid")))
                .build();
    }

    private static Map<String, @Nullable Object> onlyPrevious(@Nullable Object latest) {
        var previous = new TreeMap<String, @Nullable Object>();
        if (latest instanceof Map<?, ?> price) {
            Stream.of("close_dollars", "previous_dollars")
                    .map(price::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .ifPresent(value -> previous.put("previous_dollars", value));
        }
        return previous;
    }

    private static @Nullable Object close(Map<String, @Nullable Object> row, String of) {
        return row.get(of) instanceof Map<?, ?> distribution ? distribution.get("close_dollars") : null;
    }

    private static Map<String, @Nullable Object> flat(@Nullable Object price) {
        return Body.with("close_dollars", price)
                .and("high_dollars", price)
                .and("low_dollars", price)
                .and("open_dollars", price)
                .build();
    }

    private static Map<String, @Nullable Object> renamed(Map<?, ?> row) {
        var renamed = new TreeMap<String, @Nullable Object>();
        row.forEach((name, value) -> renamed.put(
                String.valueOf(name).replaceFirst("_(dollars|fp)$", ""),
                value instanceof Map<?, ?> inner ? renamed(inner) : value));
        return renamed;
    }
}
