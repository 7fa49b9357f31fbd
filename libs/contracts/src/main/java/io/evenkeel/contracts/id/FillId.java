package io.evenkeel.contracts.id;

/** The exchange's id of one fill, unique per side; also the last tie-break in the order of fills. */
public record FillId(String value) implements Comparable<FillId> {
    /** @throws IllegalArgumentException if it is empty, longer than 128 or not printable ASCII */
    public FillId {
        Ids.requireToken(value, 128, "fill id");
    }

    @Override
    public int compareTo(FillId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
