package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import java.util.List;

/** What all resting orders are worth; the wire has whole cents for the total. Only some accounts may ask. */
public record RestingOrderValue(Money total, List<ShardBalance> byShard) {
    public RestingOrderValue {
        byShard = List.copyOf(byShard);
    }

    static RestingOrderValue read(Fields in) {
        return new RestingOrderValue(
                in.cents("total_resting_order_value"), in.list("resting_order_value_breakdown", ShardBalance::read));
    }
}
