package io.evenkeel.contracts.money;

import java.math.BigDecimal;

/**
 * Dollars for one contract, exact to a hundredth of a cent, from 0 to 1 inclusive.
 *
 * <p>Whether it is the price of YES or of NO is said where it is used; {@link #complement()} turns one into the other.
 *
 * @param dollarsE4 ten-thousandths of a dollar
 */
public record Price(long dollarsE4) implements Comparable<Price> {
    public static final int SCALE = 4;
    public static final Price ZERO = new Price(0);
    public static final Price ONE = new Price(10_000);

    /** @throws IllegalArgumentException if the price is below 0 or above 1 dollar */
    public Price {
        if (dollarsE4 < 0 || dollarsE4 > 10_000) {
            throw new IllegalArgumentException("price outside 0..1: " + ExactDecimal.print(dollarsE4, SCALE));
        }
    }

    /**
     * Reads plain decimal dollars such as {@code 0.56}.
     *
     * @throws NumberFormatException if it is not plain decimal text or has more than four significant decimals
     * @throws IllegalArgumentException if it is outside 0..1
     */
    public static Price parse(String dollars) {
        return new Price(ExactDecimal.parse(dollars, SCALE));
    }

    /** For SQL columns {@code numeric(9,4)}; {@code ArithmeticException} if it has more decimals. */
    public static Price of(BigDecimal dollars) {
        return new Price(dollars.movePointRight(SCALE).longValueExact());
    }

    /** The price of the opposite outcome: 1 - this. */
    public Price complement() {
        return new Price(10_000 - dollarsE4);
    }

    /** What so many contracts cost at this price; exact. */
    public Money times(Quantity quantity) {
        return new Money(Math.multiplyExact(dollarsE4, quantity.contractsE2()));
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(dollarsE4, SCALE);
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(dollarsE4, other.dollarsE4);
    }

    /** Full scale, such as {@code 0.5600}. */
    @Override
    public String toString() {
        return ExactDecimal.print(dollarsE4, SCALE);
    }
}
