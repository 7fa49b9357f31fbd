package io.evenkeel.pnl.bucket;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.pnl.outcome.Verdict;
import io.evenkeel.pnl.outcome.WinRate;
import org.jspecify.annotations.Nullable;

/**
 * What happened in some span of time. Any number of them can be added; a correction is a difference of two.
 *
 * @param trading gross P&L of what was closed by trading
 * @param settlement gross P&L of settlements and of what was booked with them
 * @param fees fees charged, as far as they are known
 * @param unknownFees fills whose fee is not known
 * @param unknown finished or incomplete markets whose P&L is not known; they are in no other figure
 */
public record Amounts(
        Money trading,
        Money settlement,
        Money fees,
        long unknownFees,
        long wins,
        long losses,
        long breakeven,
        long unknown) {
    public static final Amounts NONE = new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, 0, 0, 0, 0, 0);

    static Amounts ofTrading(Money gross) {
        return new Amounts(gross, Money.ZERO, Money.ZERO, 0, 0, 0, 0, 0);
    }

    static Amounts ofSettlement(Money gross) {
        return new Amounts(Money.ZERO, gross, Money.ZERO, 0, 0, 0, 0, 0);
    }

    static Amounts ofFee(@Nullable Money fee) {
        return fee == null
                ? new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, 1, 0, 0, 0, 0)
                : new Amounts(Money.ZERO, Money.ZERO, fee, 0, 0, 0, 0, 0);
    }

    /** One finished market. */
    public static Amounts of(Verdict verdict) {
        return switch (verdict) {
            case WIN -> new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, 0, 1, 0, 0, 0);
            case LOSS -> new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, 0, 0, 1, 0, 0);
            case BREAKEVEN -> new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, 0, 0, 0, 1, 0);
            case UNKNOWN -> new Amounts(Money.ZERO, Money.ZERO, Money.ZERO, 0, 0, 0, 0, 1);
        };
    }

    public Amounts plus(Amounts other) {
        return new Amounts(
                trading.plus(other.trading),
                settlement.plus(other.settlement),
                fees.plus(other.fees),
                Math.addExact(unknownFees, other.unknownFees),
                Math.addExact(wins, other.wins),
                Math.addExact(losses, other.losses),
                Math.addExact(breakeven, other.breakeven),
                Math.addExact(unknown, other.unknown));
    }

    public Amounts negate() {
        return new Amounts(
                trading.negate(),
                settlement.negate(),
                fees.negate(),
                -unknownFees,
                -wins,
                -losses,
                -breakeven,
                -unknown);
    }

    public Amounts minus(Amounts other) {
        return plus(other.negate());
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** Gross realized P&L. */
    public Money realized() {
        return trading.plus(settlement);
    }

    public Money net() {
        return realized().minus(fees);
    }

    public @Nullable WinRate winRate() {
        return WinRate.of(wins, losses);
    }
}
