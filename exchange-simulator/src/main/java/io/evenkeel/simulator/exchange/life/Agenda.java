package io.evenkeel.simulator.exchange.life;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** At most one entry per market, earliest first; of entries at one time those of the earlier ticker. */
final class Agenda {
    record Entry(Instant at, String ticker) {}

    private final NavigableSet<Entry> entries =
            new TreeSet<>(Comparator.comparing(Entry::at).thenComparing(Entry::ticker));
    private final Map<String, Entry> byTicker = new HashMap<>();

    /** Replaces the market's entry; an empty one removes it. */
    void set(String ticker, Optional<Instant> at) {
        var old = byTicker.remove(ticker);
        if (old != null) {
            entries.remove(old);
        }
        at.ifPresent(time -> {
            var entry = new Entry(time, ticker);
            entries.add(entry);
            byTicker.put(ticker, entry);
        });
    }

    /** Takes the earliest entry that is not after a moment. */
    Optional<Entry> takeUntil(Instant moment) {
        if (entries.isEmpty() || entries.getFirst().at().isAfter(moment)) {
            return Optional.empty();
        }
        var entry = entries.removeFirst();
        byTicker.remove(entry.ticker());
        return Optional.of(entry);
    }
}
