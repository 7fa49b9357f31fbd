package io.evenkeel.simulator.exchange;

import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;

/** What several kinds of rows have in common. */
final class Rows {
    private static final int SUBACCOUNT_MAX = 63;

    private Rows() {}

    /** The sub-account a row names; 0, the primary one, where it names none. */
    static int subaccount(WireRow row) {
        var number = row.whole("subaccount_number", 0);
        if (number < 0 || number > SUBACCOUNT_MAX) {
            throw new BadInput("subaccount_number", "must be 0 to " + SUBACCOUNT_MAX);
        }
        return (int) number;
    }

    /** The event of a market by the exchange's habit of naming: everything before the last dash. */
    static String eventOf(String ticker) {
        var dash = ticker.lastIndexOf('-');
        return dash > 0 ? ticker.substring(0, dash) : ticker;
    }
}
