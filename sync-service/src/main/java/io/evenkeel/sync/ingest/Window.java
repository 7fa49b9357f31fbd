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

    /** Everything there is. */
    public static final Window WHOLE = new Window(null, null);

    /** From where on, a beginning for the open end. */
    public Instant start() {
        return from == null ? BEGINNING : from;
    }

    /** What is left of it after everything before a time has been read. */
    public Window after(Instant readTo) {
        var seam = readTo.minus(SEAM.multipliedBy(2));
        return seam.isAfter(start()) ? new Window(seam, to) : this;
    }

    /** Whether nothing new is expected in it any more. */
    public boolean isOver(Instant now, Duration settling) {
        return to != null && to.isBefore(now.minus(settling));
    }

    /** The parts before and after a time; empty if one of them would hold nearly all of it. */
    public Optional<Halves> at(Instant cut, Instant now) {
        var end = to == null ? later(now, start()) : to;
        if (cut.isBefore(start().plus(SMALLEST)) || cut.isAfter(end.minus(SMALLEST))) {
            return Optional.empty();
        }
        return Optional.of(new Halves(new Window(from, cut.plus(SEAM)), new Window(cut.minus(SEAM), to)));
    }

    /** The older and the newer half; empty if the window cannot be halved. */
    public Optional<Halves> halves(Instant now) {
        var start = start();
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
