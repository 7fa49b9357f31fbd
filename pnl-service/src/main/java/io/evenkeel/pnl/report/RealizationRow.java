package io.evenkeel.pnl.report;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of realized P&L with the fills it comes from. Side, quantity, prices and the opening fill are {@code null}
 * for a line that belongs to no lot, the closing fill also for a settlement.
 *
 * @param line its number in the book
 * @param numbering another text once the lines of the book are numbered anew
 */
public record RealizationRow(
        AccountId account,
        Subaccount subaccount,
        long line,
        String numbering,
        String reason,
        Instant realizedAt,
        @Nullable String side,
        @Nullable Quantity quantity,
        @Nullable Price unitCost,
        @Nullable Price unitProceeds,
        Money gross,
        @Nullable Money entryFee,
        @Nullable Money exitFee,
        @Nullable FillRow openFill,
        @Nullable FillRow closeFill) {

    /**
     * Gross less the fees of this line; a line without a lot has no entry fee. {@code null} while a fee is not known.
     */
    public @Nullable Money net() {
        var entry = openFill == null ? Money.ZERO : entryFee;
        return entry == null || exitFee == null ? null : gross.minus(entry).minus(exitFee);
    }
}
