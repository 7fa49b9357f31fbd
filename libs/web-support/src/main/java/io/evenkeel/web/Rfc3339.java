package io.evenkeel.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Instants as they come in over HTTP. */
final class Rfc3339 {
    static final String REFUSAL =
            "must be an RFC 3339 instant such as 2026-11-01T00:00:00Z (a + in a query is written %2B)";

    private static final int CHARACTERS_MAX = 40;
    private static final int YEAR_MIN = 1970;
    private static final int YEAR_MAX = 9999;

    private Rfc3339() {}

    /** @throws IllegalArgumentException unless it is an RFC 3339 instant with an offset, in the years 1970 to 9999 */
    static Instant parse(String text) {
        try {
            if (text.length() <= CHARACTERS_MAX) {
                var at = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
                if (at.getYear() >= YEAR_MIN && at.getYear() <= YEAR_MAX) {
                    return at.toInstant();
                }
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(REFUSAL, e);
        }
        throw new IllegalArgumentException(REFUSAL);
    }
}
