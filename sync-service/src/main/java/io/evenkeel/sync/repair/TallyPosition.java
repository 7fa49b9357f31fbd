package io.evenkeel.sync.repair;

/** Where a list of tallies goes on: after this market and sub-account. */
public record TallyPosition(String ticker, int subaccount) {

    public String text() {
        return subaccount + " " + ticker;
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static TallyPosition parse(String text) {
        var parts = text.split(" ", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("not a position");
        }
        return new TallyPosition(parts[1], Integer.parseInt(parts[0]));
    }
}
