package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;

/** Cash of one sub-account on one shard of the exchange. */
public record SubaccountBalance(Subaccount subaccount, Money balance) {

    static SubaccountBalance read(Fields in) {
        in.integer("subaccount_number");
        return new SubaccountBalance(in.subaccount("subaccount_number"), in.money("balance"));
    }
}
