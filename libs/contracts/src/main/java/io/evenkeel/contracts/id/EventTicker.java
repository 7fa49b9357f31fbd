package io.evenkeel.contracts.id;

/** Name of the event that a market belongs to. */
public record EventTicker(String value) implements Comparable<EventTicker> {
    /** @throws IllegalArgumentException if it is empty, longer than 128 or not printable ASCII */
    public EventTicker {
        Ids.requireToken(value, 128, "event ticker");
    }

    @Override
    public int compareTo(EventTicker other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
