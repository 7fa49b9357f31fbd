package io.evenkeel.kalshi.wire;

import java.util.List;

/**
 * One page of a list, in the exchange's order.
 *
 * @param cursor what asks for the next page; empty on the last one. A page may be short, or even empty, and
 * still not be
 *     the last.
 */
public record Page<T>(List<Received<T>> good, List<Unreadable> unreadable, String cursor) {
    public Page {
        good = List.copyOf(good);
        unreadable = List.copyOf(unreadable);
    }

    public boolean isLast() {
        return cursor.isEmpty();
    }

    public int size() {
        return good.size() + unreadable.size();
    }
}
