package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.Set;

/**
 * The published fee of one fill: 0.07 x count x price x (1 - price) for takers, a quarter of that for makers where
 * makers pay, rounded up to a hundredth of a cent. Prices here are whole cents and counts have two decimals, so costs
 * need no rounding and nothing is ever given back.
 */
final class Fees {
    private static final Set<String> MAKERS_PAY = Set.of("KXNFLGAME", "KXNBAGAME", "KXCPI", "KXFEDDECISION");
    private static final long TAKER_E4 = 700;
    private static final long MAKER_E4 = 175;
    private static final long E14_TO_E4 = 10_000_000_000L;
    private static final int E6_PER_E4 = 100;

    private Fees() {}

    static Money of(String series, boolean taker, Price price, Quantity count) {
        if (!taker && !MAKERS_PAY.contains(series)) {
            return Money.ZERO;
        }
        var spread = price.dollarsE4() * price.complement().dollarsE4();
        var raw = Math.multiplyExact(Math.multiplyExact(spread, count.contractsE2()), taker ? TAKER_E4 : MAKER_E4);
        return new Money(Math.ceilDiv(raw, E14_TO_E4) * E6_PER_E4);
    }

    static String typeOf(String series) {
        return MAKERS_PAY.contains(series) ? "quadratic_with_maker_fees" : "quadratic";
    }
}
