package io.evenkeel.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some of the events that an outbox retains.
 *
 * @param from when they were added, inclusive; {@code null}: from the first on
 * @param to when they were added, exclusive; {@code null}: to the last
 * @param subjectPrefix how their subject begins, such as {@code portfolio.fill.alpha.}; empty: any
 */
public record OutboxRange(@Nullable Instant from, @Nullable Instant to, String subjectPrefix) {
    /** @throws IllegalArgumentException if it ends before it begins */
    public OutboxRange {
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("the range ends before it begins");
        }
    }
}
