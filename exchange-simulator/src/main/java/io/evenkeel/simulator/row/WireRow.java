package io.evenkeel.simulator.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An immutable row: field names in alphabetical order, values as JSON has them (text, whole numbers, {@code
 * BigDecimal}, booleans, lists, maps, null).
 */
public final class WireRow {
    private final CompactFields fields;

    private WireRow(CompactFields fields) {
        this.fields = fields;
    }

    public static WireRow of(Map<String, ? extends @Nullable Object> fields) {
        if (fields instanceof CompactFields compact) {
            return new WireRow(compact);
        }
        return new WireRow(CompactFields.of(
                fields instanceof SortedMap<String, ? extends @Nullable Object> sorted && sorted.comparator() == null
                        ? sorted
                        : new TreeMap<>(fields)));
    }

    /** The fields for an answer, in alphabetical order; unmodifiable. */
    public Map<String, @Nullable Object> fields() {
        return fields;
    }

    /** True if the field is there and not null. */
    public boolean has(String field) {
        return fields.get(field) != null;
    }

    public WireRow with(String field, @Nullable Object value) {
        return new WireRow(fields.with(field, value));
    }

    public WireRow without(String field) {
        if (!fields.containsKey(field)) {
            return this;
        }
        var changed = new TreeMap<String, @Nullable Object>(fields);
        changed.remove(field);
        return new WireRow(CompactFields.of(changed));
    }

    /** This row with the fields of another one put over its own. */
    public WireRow overlaidWith(WireRow newer) {
        var changed = new TreeMap<String, @Nullable Object>(fields);
        changed.putAll(newer.fields);
        return new WireRow(CompactFields.of(changed));
    }

    /** This row, with the value given where the field is missing altogether. */
    public WireRow withDefault(String field, @Nullable Object value) {
        return fields.containsKey(field) ? this : with(field, value);
    }

    /** @throws BadInput if the field is missing, null, not text or empty */
    public String text(String field) {
        return textIfAny(field)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new BadInput(field, "is required and must not be empty"));
    }

    /** The text of a field that may be missing or null. */
    public Optional<String> textIfAny(String field) {
        var value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new BadInput(field, "must be text");
    }

    /**
     * Reads a value that is text on the wire, such as a price.
     *
     * @param parse throws {@code IllegalArgumentException} for text that it does not take
     * @throws BadInput if the field is missing or its text is refused
     */
    public <T> T parsed(String field, Function<String, T> parse) {
        return parse(field, text(field), parse);
    }

    /** As {@link #parsed}, for a field that may be missing or null. */
    public <T> Optional<T> parsedIfAny(String field, Function<String, T> parse) {
        return textIfAny(field).map(text -> parse(field, text, parse));
    }

    /** @throws BadInput if the field is missing or not a whole number */
    public long whole(String field) {
        var value = fields.get(field);
        if (value instanceof Long number) {
            return number;
        }
        throw new BadInput(field, value == null ? "is required" : "must be a whole number");
    }

    /** A whole number, or {@code otherwise} where the field is missing or null. */
    public long whole(String field, long otherwise) {
        return has(field) ? whole(field) : otherwise;
    }

    /** @throws BadInput if the field is missing or not an RFC 3339 time */
    public Instant instant(String field) {
        return parsed(field, WireRow::parseInstant);
    }

    public Optional<Instant> instantIfAny(String field) {
        return textIfAny(field).filter(text -> !text.isEmpty()).map(text -> parse(field, text, WireRow::parseInstant));
    }

    /** Unix seconds of a field that may be missing or null. */
    public Optional<Instant> secondsIfAny(String field) {
        return has(field) ? Optional.of(Instant.ofEpochSecond(whole(field))) : Optional.empty();
    }

    private static Instant parseInstant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("not an RFC 3339 time: " + text, notATime);
        }
    }

    private static <T> T parse(String field, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException refused) {
            throw new BadInput(field, String.valueOf(refused.getMessage()));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WireRow row && fields.equals(row.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** The names only: rows may be large. */
    @Override
    public String toString() {
        return "WireRow" + fields.keySet();
    }
}
