package io.evenkeel.simulator.stream;

import java.util.List;

/** Where sessions get the present state from. */
public interface Present {
    /**
     * Answers by {@link StreamSession#grantBooks} or {@link StreamSession#grantTickers}, later, in its place among the
     * changes: whatever is told before it has happened before, whatever is told after it has happened after.
     */
    void wish(StreamSession session, Wish wish);

    /** The tickers of the markets with these UUIDs; an unknown one has none. */
    List<String> tickersOf(List<String> marketIds);
}
