package io.evenkeel.pnl.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A half-open span of time; {@code null} where it has no bound. */
public record Span(@Nullable Instant from, @Nullable Instant to) {
    public static final Span ALL = new Span(null, null);
}
