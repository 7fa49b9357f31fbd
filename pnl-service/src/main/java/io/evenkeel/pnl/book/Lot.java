package io.evenkeel.pnl.book;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is still open of the contracts that one fill opened.
 *
 * @param openedBy the fill; it opens at most one lot, so it names the lot too
 * @param quantity contracts still open, more than zero
 * @param entryFee the part of the opening fee that has not been given up to closed pieces; {@code null} if not known
 */
public record Lot(
        FillId openedBy,
        @Nullable OrderId orderId,
        Instant openedAt,
        Side side,
        Price unitCost,
        Quantity quantity,
        @Nullable Money entryFee) {

    /** Cost basis, fees apart. */
    public Money cost() {
        return unitCost.times(quantity);
    }

    public FillKey key() {
        return new FillKey(openedAt, openedBy);
    }

    /**
     * The part of the entry fee that goes with the next {@code piece} to be closed: rounded half-even to a
     * millionth, and all that is left for the piece that empties the lot ({@code docs/pnl-rules.md} §4).
     */
    @Nullable
    Money entryFeeOf(Quantity piece) {
        var fee = entryFee;
        return fee == null || piece.equals(quantity) ? fee : fee.share(piece, quantity);
    }

    /** The lot without {@code piece}, which must be less than all of it. */
    Lot without(Quantity piece) {
        var given = entryFeeOf(piece);
        var left = entryFee == null || given == null ? null : entryFee.minus(given);
        return new Lot(openedBy, orderId, openedAt, side, unitCost, quantity.minus(piece), left);
    }
}
