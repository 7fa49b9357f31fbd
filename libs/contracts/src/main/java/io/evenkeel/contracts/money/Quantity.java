package io.evenkeel.contracts.money;

import java.math.BigDecimal;

/**
 * Number of contracts, exact to a hundredth. Signed: a position is positive for YES and negative for NO; the quantity
 * of a fill or a lot is never negative, which its owner checks.
 *
 * @param contractsE2 hundredths of a contract
 */
public record Quantity(long contractsE2) implements Comparable<Quantity> {
    public static final int SCALE = 2;
    public static final Quantity ZERO = new Quantity(0);

    /**
     * Reads plain decimal contracts such as {@code 12.5}.
     *
     * @throws NumberFormatException if it is not plain decimal text or has more than two significant decimals
     */
    public static Quantity parse(String contracts) {
        return new Quantity(ExactDecimal.parse(contracts, SCALE));
    }

    /** For SQL columns {@code numeric(18,2)}; {@code ArithmeticException} if it has more decimals. */
    public static Quantity of(BigDecimal contracts) {
        return new Quantity(contracts.movePointRight(SCALE).longValueExact());
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(contractsE2, other.contractsE2));
    }

    public Quantity minus(Quantity other) {
        return new Quantity(Math.subtractExact(contractsE2, other.contractsE2));
    }

    public Quantity negate() {
        return new Quantity(Math.negateExact(contractsE2));
    }

    public Quantity min(Quantity other) {
        return contractsE2 <= other.contractsE2 ? this : other;
    }

    public boolean isZero() {
        return contractsE2 == 0;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return Long.signum(contractsE2);
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(contractsE2, SCALE);
    }

    @Override
    public int compareTo(Quantity other) {
        return Long.compare(contractsE2, other.contractsE2);
    }

    /** Full scale, such as {@code 12.50}. */
    @Override
    public String toString() {
        return ExactDecimal.print(contractsE2, SCALE);
    }
}
