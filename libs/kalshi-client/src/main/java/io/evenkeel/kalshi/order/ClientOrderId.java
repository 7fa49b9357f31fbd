package io.evenkeel.kalshi.order;

/**
 * The id that we give an order before it is sent. The exchange takes each only once, also after the order is over, so
 * that an order sent twice under the same id is one order.
 */
public record ClientOrderId(String value) {
    private static final int LENGTH_MAX = 64;

    /** @throws IllegalArgumentException if it is empty, longer than 64 or not printable ASCII without blanks */
    public ClientOrderId {
        if (value.isEmpty() || value.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("client order id must have 1 to " + LENGTH_MAX + " characters");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("client order id has a character that is not printable ASCII");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
