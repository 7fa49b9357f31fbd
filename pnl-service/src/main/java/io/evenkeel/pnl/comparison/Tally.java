package io.evenkeel.pnl.comparison;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What the records of one market and sub-account add up to. Equal tallies mean the same records in the same revisions:
 * a missing, doubled, foreign or older one differs in at least one figure, also where it only says what was not known.
 *
 * @param quantity sum of contracts; of a settlement both gross flows together, of a market none
 * @param fees sum of the fees that are known
 * @param lastId id of the last record; {@code null} without any
 * @param revisions sum of their revisions
 */
public record Tally(
        long rows, Quantity quantity, Money fees, @Nullable String lastId, long revisions) {
    public static final Tally NONE = new Tally(0, Quantity.ZERO, Money.ZERO, null, 0);
}
