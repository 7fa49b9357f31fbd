package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cash and value of positions of one sub-account.
 *
 * @param balance available cash, exact where the exchange says it exactly
 * @param portfolioValue open positions at the exchange's own marks, without cash; whole cents
 * @param byShard cash on each shard; empty for keys that are bound to a sub-account
 */
public record Balance(
        Money balance, Money portfolioValue, @Nullable Instant updatedTime, List<ShardBalance> byShard) {
    public Balance {
        byShard = List.copyOf(byShard);
    }

    static Balance read(Fields in) {
        return new Balance(
                in.has("balance_dollars") ? in.money("balance_dollars") : in.cents("balance"),
                in.cents("portfolio_value"),
                in.epochSecondsOrNull("updated_ts"),
                in.list("balance_breakdown", ShardBalance::read));
    }
}
