package io.evenkeel.contracts.id;

/** Name of the series that an event belongs to. */
public record SeriesTicker(String value) implements Comparable<SeriesTicker> {
    /** @throws IllegalArgumentException if it is empty, longer than 128 or not printable ASCII */
    public SeriesTicker {
        Ids.requireToken(value, 128, "series ticker");
    }

    @Override
    public int compareTo(SeriesTicker other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
