package io.evenkeel.kalshi.wire;

/** Carries the reason from the field that was wrong to the page that sets the record apart. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableRecord(String reason) {
        super(reason, null, false, false);
    }
}
