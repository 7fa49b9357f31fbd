package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.AccountId;
import java.util.UUID;

/** The right to write for one account; a write under a fence that another worker has passed is refused. */
public record Fence(AccountId account, UUID holder, long token) {}
