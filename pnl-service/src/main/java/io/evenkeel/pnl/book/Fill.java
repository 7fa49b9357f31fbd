package io.evenkeel.pnl.book;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One execution, as far as P&L needs it.
 *
 * @param orderId {@code null} where an older record does not name it
 * @param quantity contracts, more than zero
 * @param yesPrice execution price on the YES leg
 * @param fee what the exchange charged; negative for a rebate, {@code null} while it is not known
 */
public record Fill(
        FillId id,
        @Nullable OrderId orderId,
        BookSide bookSide,
        Quantity quantity,
        Price yesPrice,
        @Nullable Money fee,
        Instant at) {

    /** @throws IllegalArgumentException if the quantity is not more than zero */
    public Fill {
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("fill " + id + " has quantity " + quantity);
        }
    }

    public FillKey key() {
        return new FillKey(at, id);
    }

    public Side gained() {
        return Side.gainedBy(bookSide);
    }

    /** What one contract of the side gained cost. */
    public Price unitCost() {
        return gained().of(yesPrice);
    }
}
