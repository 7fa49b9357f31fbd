package io.evenkeel.pnl.mark;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;

/**
 * Dollars exact to a hundred-millionth: a mark times a quantity, before it is rounded. Sums are taken exactly and
 * rounded once, where they are shown.
 */
public record Value(long dollarsE8) {
    public static final Value ZERO = new Value(0);
    private static final long E8_PER_E6 = 100;

    /** So many contracts at this mark; exact. */
    public static Value of(Money mark, Quantity quantity) {
        return new Value(Math.multiplyExact(mark.dollarsE6(), quantity.contractsE2()));
    }

    public static Value of(Money money) {
        return new Value(Math.multiplyExact(money.dollarsE6(), E8_PER_E6));
    }

    public Value plus(Value other) {
        return new Value(Math.addExact(dollarsE8, other.dollarsE8));
    }

    public Value minus(Value other) {
        return new Value(Math.subtractExact(dollarsE8, other.dollarsE8));
    }

    /** Rounded half-even to a millionth. */
    public Money toMoney() {
        return new Money(dollarsE8).share(new Quantity(1), new Quantity(E8_PER_E6));
    }
}
