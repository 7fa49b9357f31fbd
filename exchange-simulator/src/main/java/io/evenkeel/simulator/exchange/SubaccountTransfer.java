package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;

/** Cash that went from one sub-account to another; whole cents. */
public record SubaccountTransfer(String id, int from, int to, Money amount, Instant at, WireRow row) implements Entry {
    /** Reads a transfer and completes its row. */
    static SubaccountTransfer of(WireRow given, Instant now) {
        var row = given.withDefault("created_ts", now.getEpochSecond()).withDefault("exchange_index", 0);
        return new SubaccountTransfer(
                row.text("transfer_id"),
                (int) row.whole("from_subaccount"),
                (int) row.whole("to_subaccount"),
                Money.ofCents(row.whole("amount_cents")),
                Instant.ofEpochSecond(row.whole("created_ts")),
                row);
    }
}
