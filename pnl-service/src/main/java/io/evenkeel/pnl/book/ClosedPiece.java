package io.evenkeel.pnl.book;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Some contracts of one lot, closed at one price.
 *
 * @param lot the lot as it was before, for its opening fill, side and cost
 * @param quantity how much of it was closed
 * @param unitProceeds what each contract brought
 * @param entryFee share of the opening fee; {@code null} if that is not known
 * @param exitFee share of the closing fee, zero at settlement; {@code null} if not known
 * @param closedBy the closing fill; {@code null} for a settlement
 */
public record ClosedPiece(
        Reason reason,
        Lot lot,
        Quantity quantity,
        Price unitProceeds,
        @Nullable Money entryFee,
        @Nullable Money exitFee,
        @Nullable FillId closedBy,
        Instant at)
        implements Realization {

    /** Closes {@code quantity} at a settlement; it costs no fee. */
    public static ClosedPiece atSettlement(Lot lot, Price unitProceeds, Instant settledAt) {
        return new ClosedPiece(
                Reason.SETTLEMENT, lot, lot.quantity(), unitProceeds, lot.entryFee(), Money.ZERO, null, settledAt);
    }

    public Money cost() {
        return lot.unitCost().times(quantity);
    }

    public Money proceeds() {
        return unitProceeds.times(quantity);
    }

    @Override
    public Money gross() {
        return proceeds().minus(cost());
    }

    /** Entry and exit fee together; {@code null} while one of them is not known. */
    public @Nullable Money fees() {
        return entryFee == null || exitFee == null ? null : entryFee.plus(exitFee);
    }

    @Override
    public @Nullable Money net() {
        var fees = fees();
        return fees == null ? null : gross().minus(fees);
    }
}
