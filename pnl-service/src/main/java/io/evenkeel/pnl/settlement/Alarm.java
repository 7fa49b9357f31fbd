package io.evenkeel.pnl.settlement;

/** Something about a market that a person must look at. */
public enum Alarm {
    /** The result is no word that pays; nothing was booked. */
    UNKNOWN_RESULT("unknown_result"),
    /** The exchange paid a cent or more beside what was computed. */
    PAYOUT_DIFFERENCE("payout_difference"),
    /** Fills are complete, and yet the P&L differs from the settlement row's own. */
    IDENTITY_DIFFERENCE("identity_difference"),
    /** It could not be computed; its figures are those from before, and it is tried again. */
    NOT_COMPUTED("not_computed");

    private final String wire;

    Alarm(String wire) {
        this.wire = wire;
    }

    public String wire() {
        return wire;
    }
}
