package io.evenkeel.sync.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the exchange's time to read.
 *
 * @param from {@code null} for the beginning
 * @param to {@code null} for whatever is newest
 */
public record Window(@Nullable Instant from, @Nullable Instant to) {
    /** Before the exchange opened. */
    private static final Instant BEGINNING = Instant.parse("2021-01-01T00:00:00Z");
    /** Bounds are sent in whole seconds, and whether they are inclusive is not certain: windows overlap by this. */
    private static final Duration SEAM = Duration.ofSeconds(1);

    private static final Duration SMALLEST = Duration.ofSeconds(4);

    /** The older and the newer half; empty if the window cannot be halved. */
    public Optional<Halves> halves(Instant now) {
        var start = from == null ? BEGINNING : from;
        var end = to == null ? later(now, start) : to;
        var length = Duration.between(start, end);
        if (length.compareTo(SMALLEST) <= 0) {
            return Optional.empty();
        }
        var middle = start.plus(length.dividedBy(2));
        return Optional.of(new Halves(new Window(from, middle.plus(SEAM)), new Window(middle.minus(SEAM), to)));
    }

    /** The exchange's clock may run ahead of ours, so an open end is taken to lie a day ahead, or far enough. */
    private static Instant later(Instant now, Instant start) {
        var tomorrow = now.plus(Duration.ofDays(1));
        var afterStart = start.plus(Duration.ofDays(1));
        return tomorrow.isAfter(afterStart) ? tomorrow : afterStart;
    }

    /** Two windows that together cover one. */
    public record Halves(Window older, Window newer) {}
}
