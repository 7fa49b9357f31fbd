package io.evenkeel.sync.ingest.usecase;

/** A value that no table takes; nothing of the transaction was written. */
public final class Unstorable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unstorable(String reason) {
        super(reason, null, false, false);
    }
}
