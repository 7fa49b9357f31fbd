package io.evenkeel.pnl.settlement;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.BookTotals;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's payout row of one market and sub-account. Counts and costs are gross flows over the market's life.
 *
 * @param revenue payout of the net holding, whole cents
 * @param value payout of one YES contract by the row, or {@code null}
 * @param fees all trading fees of the market
 */
public record Settlement(
        String result,
        Quantity yesCount,
        Quantity noCount,
        Money yesCost,
        Money noCost,
        Money revenue,
        @Nullable Price value,
        Money fees,
        Instant settledAt) {

    /** P&L after fees by the row alone; right whether or not anything was closed before settlement. */
    public Money identity() {
        var netted = Price.ONE.times(yesCount.min(noCount));
        return netted.plus(revenue).minus(yesCost).minus(noCost).minus(fees);
    }

    /** Whether the fills are all that the row speaks of. */
    public boolean isCoveredBy(BookTotals fills) {
        return fills.bidQuantity().equals(yesCount) && fills.askQuantity().equals(noCount);
    }

    public boolean hasContracts() {
        return !yesCount.isZero() || !noCount.isZero();
    }
}
