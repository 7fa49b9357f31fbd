package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.Subaccount;
import org.jspecify.annotations.Nullable;

/** Whether a sub-account is netted against the others on one shard. */
public record NettingConfig(
        Subaccount subaccount, boolean enabled, @Nullable Integer exchangeIndex) {

    static NettingConfig read(Fields in) {
        in.integer("subaccount_number");
        return new NettingConfig(
                in.subaccount("subaccount_number"), in.flag("enabled"), in.indexOrNull("exchange_index"));
    }
}
