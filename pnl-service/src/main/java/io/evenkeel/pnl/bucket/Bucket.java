package io.evenkeel.pnl.bucket;

import java.time.Instant;
import java.time.ZoneId;

/** A day, week or month of some zone, half-open: 23 and 25 hours long where the clocks change. */
public record Bucket(Instant start, Instant end) implements Comparable<Bucket> {
    /** The bucket that an instant falls into. */
    public static Bucket of(Instant at, Period period, ZoneId zone) {
        var firstDay = period.firstDay(at.atZone(zone).toLocalDate());
        return new Bucket(
                firstDay.atStartOfDay(zone).toInstant(),
                period.next(firstDay).atStartOfDay(zone).toInstant());
    }

    @Override
    public int compareTo(Bucket other) {
        return start.compareTo(other.start);
    }
}
