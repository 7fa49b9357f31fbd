package io.evenkeel.simulator.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries of one kind, newest first; of entries with one time the one that was put last comes first.
 *
 * <p>An entry with an id that is there already replaces it, and keeps its place while its time stays the same.
 */
public final class Register<T extends Entry> {
    private final NavigableMap<Place, T> byPlace = new TreeMap<>();
    private final Map<String, Place> placeById = new HashMap<>();
    private long lastRank;

    private record Place(Instant at, long rank) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            var byTime = other.at.compareTo(at);
            return byTime != 0 ? byTime : Long.compare(other.rank, rank);
        }
    }

    /** @return true if the id was not there before */
    public boolean put(T entry) {
        var old = placeById.get(entry.id());
        if (old != null && old.at.equals(entry.at())) {
            byPlace.put(old, entry);
            return false;
        }
        if (old != null) {
            byPlace.remove(old);
        }
        var place = new Place(entry.at(), ++lastRank);
        byPlace.put(place, entry);
        placeById.put(entry.id(), place);
        return old == null;
    }

    void remove(String id) {
        var place = placeById.remove(id);
        if (place != null) {
            byPlace.remove(place);
        }
    }

    /** Entries that happened after one moment and not after another, newest first; a view. */
    Collection<T> between(Instant after, Instant until) {
        return byPlace.subMap(new Place(until, Long.MAX_VALUE), true, new Place(after, Long.MAX_VALUE), false)
                .values();
    }

    public Optional<T> find(String id) {
        var place = placeById.get(id);
        return place == null ? Optional.empty() : Optional.ofNullable(byPlace.get(place));
    }

    public int size() {
        return byPlace.size();
    }

    /** All entries, newest first; a view. */
    public Collection<T> newestFirst() {
        return Collections.unmodifiableCollection(byPlace.values());
    }

    /** All entries in the order in which they happened; a view. */
    public Collection<T> oldestFirst() {
        return Collections.unmodifiableCollection(byPlace.descendingMap().values());
    }

    /**
     * Up to {@code limit} wanted entries that come after a mark, and the mark for the next page.
     *
     * @param after the last entry of the page before, or null for the first page; an entry that has gone meanwhile is
     *     found again by its time
     */
    public Page<T> page(@Nullable Mark after, int limit, Predicate<T> wanted) {
        var rest = after == null ? byPlace : byPlace.tailMap(placeOf(after), false);
        var rows = new ArrayList<T>(Math.min(limit, 1000));
        for (var entry : rest.values()) {
            if (!wanted.test(entry)) {
                continue;
            }
            if (rows.size() == limit) {
                var last = rows.getLast();
                return new Page<>(List.copyOf(rows), new Mark(last.at(), last.id()));
            }
            rows.add(entry);
        }
        return new Page<>(List.copyOf(rows), null);
    }

    private Place placeOf(Mark mark) {
        var known = placeById.get(mark.id());
        return known != null && known.at.equals(mark.at()) ? known : new Place(mark.at(), 0);
    }
}
