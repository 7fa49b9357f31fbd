package io.evenkeel.contracts.id;

/** Name of one market on the exchange, such as {@code KXNFL-26E000-A}. */
public record MarketTicker(String value) implements Comparable<MarketTicker> {
    /** @throws IllegalArgumentException if it is empty, longer than 128 or not printable ASCII */
    public MarketTicker {
        Ids.requireToken(value, 128, "market ticker");
    }

    @Override
    public int compareTo(MarketTicker other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
