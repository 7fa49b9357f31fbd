package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;

/**
 * Two orders met.
 *
 * @param price on the YES leg: that of the order that rested
 */
public record Execution(
        String tradeId,
        String takerFillId,
        String makerFillId,
        WorkingOrder taker,
        WorkingOrder maker,
        Quantity count,
        Price price,
        Money takerFee,
        Money makerFee) {}
