package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cash moved between two sub-accounts of the same account. */
public record SubaccountTransfer(
        String transferId,
        Subaccount from,
        Subaccount to,
        Money amount,
        Instant createdTime,
        @Nullable Integer exchangeIndex) {

    static SubaccountTransfer read(Fields in) {
        in.integer("from_subaccount");
        in.integer("to_subaccount");
        return new SubaccountTransfer(
                in.word("transfer_id"),
                in.subaccount("from_subaccount"),
                in.subaccount("to_subaccount"),
                in.centsNotNegative("amount_cents"),
                in.epochSeconds("created_ts"),
                in.indexOrNull("exchange_index"));
    }
}
