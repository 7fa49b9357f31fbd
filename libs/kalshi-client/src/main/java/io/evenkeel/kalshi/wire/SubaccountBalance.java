package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cash of one sub-account on one shard of the exchange. */
public record SubaccountBalance(
        Subaccount subaccount,
        Money balance,
        @Nullable Integer exchangeIndex,
        @Nullable Instant updatedTime) {

    static SubaccountBalance read(Fields in) {
        in.integer("subaccount_number");
        return new SubaccountBalance(
                in.subaccount("subaccount_number"),
                in.money("balance"),
                in.indexOrNull("exchange_index"),
                in.epochSecondsOrNull("updated_ts"));
    }
}
