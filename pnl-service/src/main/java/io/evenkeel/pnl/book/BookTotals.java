package io.evenkeel.pnl.book;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sums over all fills of a book; with the open lots they are its whole state.
 *
 * @param bidQuantity contracts ever acquired on the YES side
 * @param askQuantity contracts ever acquired on the NO side
 * @param realized gross P&L of everything closed by trading
 * @param fees all fees that are known
 * @param unknownFees how many fills have a fee that is not known
 * @param lastRealizedAt when the last contract was closed by trading; {@code null} if none ever was
 * @param lastFill place of the newest fill; {@code null} in an empty book
 */
public record BookTotals(
        long fills,
        Quantity bidQuantity,
        Quantity askQuantity,
        Money realized,
        Money fees,
        long unknownFees,
        @Nullable Instant lastRealizedAt,
        @Nullable FillKey lastFill) {
    public static final BookTotals NONE =
            new BookTotals(0, Quantity.ZERO, Quantity.ZERO, Money.ZERO, Money.ZERO, 0, null, null);

    /** Net contracts: positive for YES, negative for NO. */
    public Quantity position() {
        return bidQuantity.minus(askQuantity);
    }

    /** All fees, or {@code null} while one of them is not known. */
    public @Nullable Money feesIfKnown() {
        return unknownFees == 0 ? fees : null;
    }

    BookTotals with(Fill fill, Money gross, boolean closed) {
        var yes = fill.gained() == Side.YES;
        var fee = fill.fee();
        return new BookTotals(
                fills + 1,
                yes ? bidQuantity.plus(fill.quantity()) : bidQuantity,
                yes ? askQuantity : askQuantity.plus(fill.quantity()),
                realized.plus(gross),
                fee == null ? fees : fees.plus(fee),
                fee == null ? unknownFees + 1 : unknownFees,
                closed ? fill.at() : lastRealizedAt,
                fill.key());
    }
}
