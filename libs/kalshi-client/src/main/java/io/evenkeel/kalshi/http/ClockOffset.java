package io.evenkeel.kalshi.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Our clock, set by the exchange's once it has refused a time stamp of ours. Safe for any number of threads.
 *
 * <p>Only a refusal teaches: while our time stamps are taken, there is nothing that a {@code Date} of a whole second,
 * from whatever proxy it comes, could make better.
 */
final class ClockOffset {
    private final InstantSource clock;
    private final AtomicLong offsetMillis = new AtomicLong();

    ClockOffset(InstantSource clock) {
        this.clock = clock;
    }

    /** What the exchange's clock shows, as far as we know. */
    Instant now() {
        return clock.instant().plusMillis(offsetMillis.get());
    }

    /** Takes the difference to a {@code Date} header; without a readable one our own clock counts again. */
    void learn(@Nullable String date) {
        var theirs = date == null ? null : parse(date);
        offsetMillis.set(
                theirs == null ? 0 : Duration.between(clock.instant(), theirs).toMillis());
    }

    private static @Nullable Instant parse(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
