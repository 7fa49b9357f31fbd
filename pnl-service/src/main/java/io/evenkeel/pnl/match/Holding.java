package io.evenkeel.pnl.match;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.FillKey;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Side;
import io.evenkeel.pnl.mark.Value;
import org.jspecify.annotations.Nullable;

/**
 * Contracts of one lot that are open, or were held into settlement.
 *
 * @param worth payout of one contract once settled, else its mark; {@code null} if it has no mark
 */
public record Holding(
        FillKey opened,
        Side side,
        Price unitCost,
        Quantity quantity,
        @Nullable Money worth) {
    static Holding of(Lot lot, @Nullable Money worth) {
        return new Holding(lot.key(), lot.side(), lot.unitCost(), lot.quantity(), worth);
    }

    Money cost() {
        return unitCost.times(quantity);
    }

    @Nullable
    Value value() {
        return worth == null ? null : Value.of(worth, quantity);
    }

    Holding take(Quantity part) {
        return new Holding(opened, side, unitCost, part, worth);
    }
}
