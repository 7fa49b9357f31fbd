package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;

/**
 * The fees of one order, fill by fill. Each is rounded against its owner, and what that took too much is given back as
 * soon as it is more than one unit of the account's precision; how is told in {@code docs/exchange.md}.
 */
public final class FeeAccount {
    /** A cent, for accounts that are not direct members. */
    public static final Money CENT = new Money(10_000);

    /** A hundredth of a cent, for direct members. */
    public static final Money CENTICENT = new Money(100);

    private Money overpaid;

    /**
     * Reads a precision such as {@code 0.01}.
     *
     * @throws IllegalArgumentException if it is neither of the two
     */
    public static Money parsePrecision(String dollars) {
        var precision = Money.parse(dollars);
        if (!precision.equals(CENT) && !precision.equals(CENTICENT)) {
            throw new IllegalArgumentException("must be 0.01 or 0.0001");
        }
        return precision;
    }

    FeeAccount(Money overpaid) {
        this.overpaid = overpaid;
    }

    /** What rounding took and has not given back. */
    public Money overpaid() {
        return overpaid;
    }

    /**
     * The fee of the next fill.
     *
     * @param raw up to a millionth
     * @param cost of the contracts, so that the balance stays at the precision
     * @param precision {@link #CENT} or {@link #CENTICENT}
     * @return never negative
     */
    Money charge(Money raw, Money cost, Money precision) {
        if (raw.isZero() && cost.dollarsE6() % precision.dollarsE6() == 0) {
            return Money.ZERO;
        }
        var fee = precision.equals(CENT) ? up(raw, CENTICENT) : raw;
        var rounded = up(cost.plus(fee), precision).minus(cost);
        overpaid = overpaid.plus(rounded.minus(fee));
        if (overpaid.compareTo(precision) <= 0 || rounded.compareTo(precision) < 0) {
            return rounded;
        }
        overpaid = overpaid.minus(precision);
        return rounded.minus(precision);
    }

    private static Money up(Money money, Money unit) {
        var e6 = unit.dollarsE6();
        return new Money(Math.multiplyExact(Math.ceilDiv(money.dollarsE6(), e6), e6));
    }
}
