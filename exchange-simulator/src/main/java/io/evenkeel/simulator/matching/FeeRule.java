package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What a market charges for trading: a factor times the contracts times P x (1 - P).
 *
 * @param takerE10 the taker's factor with the multiplier of the series or event in it, ten decimals
 * @param makerE10 the maker's, likewise
 * @param freeUntil before that time nothing is charged
 */
public record FeeRule(long takerE10, long makerE10, Instant freeUntil) {
    public static final FeeRule NONE = new FeeRule(0, 0, Instant.MIN);

    private static final long TAKER_E4 = 700;
    private static final long MAKER_E4 = 175;
    private static final long COMBO_MAKER_E4 = 350;
    private static final int MULTIPLIER_SCALE = 6;
    /** Count E2, price and its complement E4 each, factor E10: this many decimals more than a millionth. */
    private static final BigInteger E14 = BigInteger.TEN.pow(14);

    /**
     * @param type {@code quadratic}, with or without maker fees; anything else charges nothing
     * @param multiplier with at most six decimals
     */
    public static FeeRule of(String type, BigDecimal multiplier, Instant freeUntil) {
        var e6 = multiplier
                .setScale(MULTIPLIER_SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
        return switch (type) {
            case "quadratic" -> new FeeRule(TAKER_E4 * e6, 0, freeUntil);
            case "quadratic_with_maker_fees" -> new FeeRule(TAKER_E4 * e6, MAKER_E4 * e6, freeUntil);
            case "quadratic_with_combo_maker_fees" -> new FeeRule(TAKER_E4 * e6, COMBO_MAKER_E4 * e6, freeUntil);
            default -> new FeeRule(0, 0, freeUntil);
        };
    }

    /** The fee before any rounding but up to a millionth of a dollar. */
    public Money raw(boolean isTaker, Quantity count, Price price, Instant now) {
        var factor = isTaker ? takerE10 : makerE10;
        if (factor == 0 || now.isBefore(freeUntil)) {
            return Money.ZERO;
        }
        var spread = Math.multiplyExact(
                count.contractsE2(), price.dollarsE4() * price.complement().dollarsE4());
        var exact = BigInteger.valueOf(spread).multiply(BigInteger.valueOf(factor));
        var parts = exact.divideAndRemainder(E14);
        var up = parts[1].signum() > 0 ? 1 : 0;
        return new Money(Math.addExact(parts[0].longValueExact(), up));
    }

    /** The most that so many contracts can cost in fees at a price between two others. */
    Money most(boolean isTaker, Quantity count, Price one, Price other, Instant now) {
        var half = new Price(Price.ONE.dollarsE4() / 2);
        var spansHalf = one.compareTo(half) < 0 != other.compareTo(half) < 0;
        if (spansHalf) {
            return raw(isTaker, count, half, now);
        }
        var atOne = raw(isTaker, count, one, now);
        var atOther = raw(isTaker, count, other, now);
        return atOne.compareTo(atOther) >= 0 ? atOne : atOther;
    }
}
