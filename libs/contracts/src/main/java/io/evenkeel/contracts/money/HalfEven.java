package io.evenkeel.contracts.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The one rounding rule of P&L: to the nearest, a tie to the even neighbour ({@code docs/pnl-rules.md} §4). */
final class HalfEven {
    private HalfEven() {}

    /** @throws ArithmeticException if the divisor is zero or the quotient does not fit a long */
    static long divide(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }
}
