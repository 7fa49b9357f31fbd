package io.evenkeel.pnl.report;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/** An open lot and the fill that opened it. */
public record LotRow(
        AccountId account,
        Subaccount subaccount,
        String side,
        Quantity quantity,
        Price unitCost,
        @Nullable Money entryFee,
        FillRow openFill) {}
