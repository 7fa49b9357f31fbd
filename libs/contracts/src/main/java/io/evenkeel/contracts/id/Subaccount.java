package io.evenkeel.contracts.id;

/** Number of a sub-account on the exchange; 0 is the primary one. Each keeps its own positions and cash. */
public record Subaccount(int number) implements Comparable<Subaccount> {
    public static final Subaccount PRIMARY = new Subaccount(0);

    /** @throws IllegalArgumentException if it is outside 0..63 */
    public Subaccount {
        if (number < 0 || number > 63) {
            throw new IllegalArgumentException("sub-account outside 0..63: " + number);
        }
    }

    @Override
    public int compareTo(Subaccount other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}
