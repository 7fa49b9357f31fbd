package io.evenkeel.pnl.ledger;

import io.evenkeel.contracts.id.AccountId;

/** An account that the suite keeps; a higher revision replaces a lower one. */
public record AccountFact(
        AccountId account, String displayName, String owner, String environment, String credentials, int revision) {}
