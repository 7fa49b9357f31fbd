package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Set;

/**
 * A deposit or a withdrawal; which of the two is said by the list it is in.
 *
 * @param amount never negative
 */
public record CashMovement(String id, String status, Money amount, Instant at, WireRow row) implements Entry {
    private static final Set<String> STATUSES = Set.of("pending", "applied", "failed", "returned");

    /** @throws BadInput naming the field that is missing or wrong */
    public static CashMovement of(WireRow given, Instant now) {
        var row = given.withDefault("created_ts", now.getEpochSecond())
                .withDefault("fee_cents", 0)
                .withDefault("status", "applied")
                .withDefault("type", "ach");
        var status = row.text("status");
        if (!STATUSES.contains(status)) {
            throw new BadInput("status", "must be one of pending, applied, failed, returned");
        }
        var cents = row.whole("amount_cents");
        if (cents < 0) {
            throw new BadInput("amount_cents", "must not be negative");
        }
        return new CashMovement(
                row.text("id"), status, Money.ofCents(cents), Instant.ofEpochSecond(row.whole("created_ts")), row);
    }

    /** What is in the balance of it. */
    Money applied() {
        return isApplied() ? amount : Money.ZERO;
    }

    /** Only an applied movement is in the balance. */
    public boolean isApplied() {
        return status.equals("applied");
    }
}
