package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A deposit or a withdrawal; which of them, the list that it came in says.
 *
 * @param status {@code pending}, {@code applied}, {@code failed} or {@code returned}
 * @param amount never negative, also for a withdrawal
 */
public record CashMovement(
        String id,
        String status,
        String type,
        Money amount,
        Money fee,
        Instant createdTime,
        @Nullable Instant finalizedTime) {
    private static final Set<String> STATUSES = Set.of("pending", "applied", "failed", "returned");

    static CashMovement read(Fields in) {
        var status = in.word("status");
        if (!STATUSES.contains(status)) {
            throw new UnreadableRecord("status is unknown");
        }
        return new CashMovement(
                in.word("id"),
                status,
                in.word("type"),
                in.centsNotNegative("amount_cents"),
                in.centsNotNegative("fee_cents"),
                in.epochSeconds("created_ts"),
                in.epochSecondsOrNull("finalized_ts"));
    }
}
