package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.report.FillRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fill behind a lot or a realization. */
record FillView(
        FillId fillId,
        @Nullable OrderId orderId,
        String bookSide,
        Quantity countFp,
        Price yesPriceDollars,
        @Nullable Money feeDollars,
        Instant createdTime) {
    static FillView of(FillRow row) {
        return new FillView(
                row.fillId(),
                row.orderId(),
                row.bookSide().wire(),
                row.quantity(),
                row.yesPrice(),
                row.fee(),
                row.createdTime());
    }

    static @Nullable FillView ofNullable(@Nullable FillRow row) {
        return row == null ? null : of(row);
    }
}
