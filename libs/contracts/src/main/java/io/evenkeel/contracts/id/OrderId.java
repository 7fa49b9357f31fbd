package io.evenkeel.contracts.id;

/** The exchange's id of an order. */
public record OrderId(String value) implements Comparable<OrderId> {
    /** @throws IllegalArgumentException if it is empty, longer than 128 or not printable ASCII */
    public OrderId {
        Ids.requireToken(value, 128, "order id");
    }

    @Override
    public int compareTo(OrderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
