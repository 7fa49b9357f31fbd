package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.report.RealizationRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of realized P&L and the fills it comes from. */
record RealizationView(
        AccountId account,
        int subaccount,
        String reason,
        Instant realizedAt,
        @Nullable String side,
        @Nullable Quantity quantityFp,
        @Nullable Price unitCostDollars,
        @Nullable Price unitProceedsDollars,
        Money grossDollars,
        @Nullable Money entryFeeDollars,
        @Nullable Money exitFeeDollars,
        @Nullable Money netDollars,
        @Nullable FillView openFill,
        @Nullable FillView closeFill) {
    static RealizationView of(RealizationRow row) {
        return new RealizationView(
                row.account(),
                row.subaccount().number(),
                row.reason(),
                row.realizedAt(),
                row.side(),
                row.quantity(),
                row.unitCost(),
                row.unitProceeds(),
                row.gross(),
                row.entryFee(),
                row.exitFee(),
                row.net(),
                FillView.ofNullable(row.openFill()),
                FillView.ofNullable(row.closeFill()));
    }
}
