package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.report.LotRow;
import org.jspecify.annotations.Nullable;

/** An open lot and the fill that opened it. */
record LotView(
        AccountId account,
        int subaccount,
        String side,
        Quantity quantityFp,
        Price unitCostDollars,
        Money costDollars,
        @Nullable Money entryFeeDollars,
        FillView openFill) {
    static LotView of(LotRow row) {
        return new LotView(
                row.account(),
                row.subaccount().number(),
                row.side(),
                row.quantity(),
                row.unitCost(),
                row.unitCost().times(row.quantity()),
                row.entryFee(),
                FillView.of(row.openFill()));
    }
}
