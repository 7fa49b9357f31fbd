package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;

/** Another worker has taken the account over; nothing was written. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LeaseLost(AccountId account) {
        super("the lease of account " + account + " was lost", null, false, false);
    }
}
