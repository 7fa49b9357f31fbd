package io.evenkeel.web;

import java.util.List;

/**
 * One page of a list.
 *
 * @param cursor what to send as {@code cursor} for the next page; empty on the last one
 */
public record Page<T>(List<T> items, String cursor) {
    public Page {
        items = List.copyOf(items);
    }

    /** The last, or only, page. */
    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, "");
    }
}
