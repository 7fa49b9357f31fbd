package io.evenkeel.sync.repair;

import java.time.DateTimeException;
import java.time.Instant;

/** Where a list of events goes on: after this record. */
public record EventPosition(Instant at, String recordId) {

    public String text() {
        return at + " " + recordId;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static EventPosition parse(String text) {
        var parts = text.split(" ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a position");
        }
        try {
            return new EventPosition(Instant.parse(parts[0]), parts[1]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a position", e);
        }
    }
}
