package io.evenkeel.sync.portfolio;

import java.time.DateTimeException;
import java.time.Instant;

/** Where a list of records goes on: after this row. */
public record RowPosition(Instant occurredAt, String account, String recordId) {

    public String text() {
        return occurredAt + " " + account + " " + recordId;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static RowPosition parse(String text) {
        var parts = text.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("not a position");
        }
        try {
            return new RowPosition(Instant.parse(parts[0]), parts[1], parts[2]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a position", e);
        }
    }
}
