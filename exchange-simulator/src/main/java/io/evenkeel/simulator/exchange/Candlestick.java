package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.util.Comparator;
import java.util.Set;

/** One candlestick of a market's history as it was told; {@code row} has the ticker and the period beside its own. */
public record Candlestick(Key key, WireRow row) {
    private static final Set<Long> PERIODS = Set.of(1L, 60L, 1440L);
    private static final long HOUR = 60;

    /** Which candlestick it is; a second one with the same key replaces the first. */
    record Key(String ticker, long periodMinutes, long end) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::ticker)
                .thenComparingLong(Key::periodMinutes)
                .thenComparingLong(Key::end);

        static Key first(String ticker, long periodMinutes) {
            return new Key(ticker, periodMinutes, Long.MIN_VALUE);
        }

        static Key last(String ticker, long periodMinutes) {
            return new Key(ticker, periodMinutes, Long.MAX_VALUE);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** @throws BadInput naming the field that is missing or wrong */
    static Candlestick of(WireRow given) {
        var row = given.withDefault("period_interval", HOUR)
                .withDefault("ticker", given.textIfAny("market_ticker").orElse(""));
        var period = row.whole("period_interval");
        if (!PERIODS.contains(period)) {
            throw new BadInput("period_interval", "must be 1, 60 or 1440 minutes");
        }
        return new Candlestick(new Key(row.text("ticker"), period, row.whole("end_period_ts")), row);
    }

    /** The row as the exchange shows it: which market and period it is of is said around it. */
    public WireRow shown() {
        return row.without("ticker").without("market_ticker").without("period_interval");
    }
}
