package io.evenkeel.simulator.exchange.life;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** At most one date per market, earliest first; of dates at one time those of the earlier ticker. */
final class Agenda {
    record Date(Instant at, String ticker) {}

    private final NavigableSet<Date> dates =
            new TreeSet<>(Comparator.comparing(Date::at).thenComparing(Date::ticker));
    private final Map<String, Date> byTicker = new HashMap<>();

    /** Replaces the market's date; an empty one removes it. */
    void set(String ticker, Optional<Instant> at) {
        var old = byTicker.remove(ticker);
        if (old != null) {
            dates.remove(old);
        }
        at.ifPresent(time -> {
            var date = new Date(time, ticker);
            dates.add(date);
            byTicker.put(ticker, date);
        });
    }

    /** Takes the earliest date that is not after a moment. */
    Optional<Date> takeUntil(Instant moment) {
        if (dates.isEmpty() || dates.getFirst().at().isAfter(moment)) {
            return Optional.empty();
        }
        var date = dates.removeFirst();
        byTicker.remove(date.ticker());
        return Optional.of(date);
    }
}
