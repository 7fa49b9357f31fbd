package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.Subaccount;
import org.jspecify.annotations.Nullable;

/** The exchange's word that it made an order group. */
public record OrderGroupCreated(
        String orderGroupId,
        Subaccount subaccount,
        @Nullable Integer exchangeIndex) {

    static OrderGroupCreated read(Fields in) {
        return new OrderGroupCreated(
                in.word("order_group_id"), in.subaccount("subaccount"), in.indexOrNull("exchange_index"));
    }
}
