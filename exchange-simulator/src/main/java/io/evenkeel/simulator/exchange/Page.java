package io.evenkeel.simulator.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next where the next page starts, null on the last one
 */
public record Page<T>(List<T> rows, @Nullable Mark next) {
    public Page {
        rows = List.copyOf(rows);
    }
}
