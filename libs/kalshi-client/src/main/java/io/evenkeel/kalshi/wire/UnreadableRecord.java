package io.evenkeel.kalshi.wire;

import io.evenkeel.kalshi.failure.Printable;

/** Carries the reason from the field that was wrong to the page that sets the record apart. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason is made printable: it may repeat what is in the record, and it is stored */
    public UnreadableRecord(String reason) {
        super(Printable.of(reason), null, false, false);
    }
}
