package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;

/** Dollars on one shard of the exchange. */
public record ShardBalance(int exchangeIndex, Money balance) {

    static ShardBalance read(Fields in) {
        return new ShardBalance(in.index("exchange_index"), in.money("balance"));
    }
}
