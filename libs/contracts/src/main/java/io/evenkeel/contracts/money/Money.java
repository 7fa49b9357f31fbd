package io.evenkeel.contracts.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Dollars, signed, exact to a millionth. Money into the account is positive, a fee is a positive cost, a loss is a
 * negative P&L.
 *
 * @param dollarsE6 millionths of a dollar
 */
public record Money(long dollarsE6) implements Comparable<Money> {
    public static final int SCALE = 6;
    public static final Money ZERO = new Money(0);
    private static final long E6_PER_CENT = 10_000;

    /**
     * Reads plain decimal dollars such as {@code -7.03125}.
     *
     * @throws NumberFormatException if it is not plain decimal text or has more than six significant decimals
     */
    public static Money parse(String dollars) {
        return new Money(ExactDecimal.parse(dollars, SCALE));
    }

    /** For SQL columns {@code numeric(24,6)}; {@code ArithmeticException} if it has more decimals or does not fit. */
    public static Money of(BigDecimal dollars) {
        return new Money(dollars.movePointRight(SCALE).longValueExact());
    }

    public static Money ofCents(long cents) {
        return new Money(Math.multiplyExact(cents, E6_PER_CENT));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(dollarsE6, other.dollarsE6));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(dollarsE6, other.dollarsE6));
    }

    public Money negate() {
        return new Money(Math.negateExact(dollarsE6));
    }

    /**
     * The part of this money that falls to {@code part} out of {@code whole} contracts, rounded half-even to a
     * millionth. The product is taken in 128 bits. Shares rounded one by one need not add up: give the last piece what
     * is left.
     *
     * @param whole not zero
     * @throws ArithmeticException if {@code whole} is zero or the share does not fit
     */
    public Money share(Quantity part, Quantity whole) {
        var product = BigInteger.valueOf(dollarsE6).multiply(BigInteger.valueOf(part.contractsE2()));
        return new Money(HalfEven.divide(product, BigInteger.valueOf(whole.contractsE2())));
    }

    public boolean isZero() {
        return dollarsE6 == 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return Long.signum(dollarsE6);
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(dollarsE6, SCALE);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(dollarsE6, other.dollarsE6);
    }

    /** Full scale, such as {@code -7.031250}. */
    @Override
    public String toString() {
        return ExactDecimal.print(dollarsE6, SCALE);
    }
}
