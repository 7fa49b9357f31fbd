package io.evenkeel.sync.portfolio;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One kept record.
 *
 * @param raw JSON as the exchange sent it
 * @param lastSeenAt of positions only
 * @param closedAt of positions only
 */
public record KeptRow(
        AccountId account,
        String recordId,
        Subaccount subaccount,
        Instant occurredAt,
        Instant syncedAt,
        String raw,
        @Nullable Instant lastSeenAt,
        @Nullable Instant closedAt) {}
