package io.evenkeel.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A deposit or withdrawal in its present state; only an {@code applied} one moves cash.
 *
 * @param id the exchange's id, unique per kind
 * @param kind {@code deposit} or {@code withdrawal}
 * @param status {@code pending}, {@code applied}, {@code failed} or {@code returned}
 * @param type how the money travelled, such as {@code ach}
 * @param amount positive, also for a withdrawal
 * @param fee positive cost of the movement itself
 * @param finalizedTime when it reached its last state; {@code null} before
 * @param revision higher when the exchange changed the record, and then it replaces the older one
 */
public record CashMovementRecorded(
        String id,
        String kind,
        String status,
        String type,
        @JsonProperty("amount_dollars") Money amount,
        @JsonProperty("fee_dollars") Money fee,
        Instant createdTime,
        @Nullable Instant finalizedTime,
        int revision)
        implements EventData {
    public CashMovementRecorded {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(fee, "fee");
        Objects.requireNonNull(createdTime, "createdTime");
        Revisions.require(revision);
    }
}
