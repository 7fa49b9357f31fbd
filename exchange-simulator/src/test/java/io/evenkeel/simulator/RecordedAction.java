package io.evenkeel.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The {@code action} of a recorded fill, which tells what its owner did in the exchange's own pages: who clicks, or
 * asks for quotes, can also buy and sell NO. An order of the second generation knows YES alone.
 */
public final class RecordedAction {
    private RecordedAction() {}

    /** What an order of the second generation has instead: buying NO is selling YES, selling NO is buying it. */
    public static String asOrdered(JsonNode fill) {
        var action = fill.path("action").textValue();
        var isOfYes = action.equals("buy") == fill.path("book_side").textValue().equals("bid");
        if (isOfYes) {
            return action;
        }
        return action.equals("buy") ? "sell" : "buy";
    }
}
