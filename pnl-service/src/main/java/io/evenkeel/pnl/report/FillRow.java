package io.evenkeel.pnl.report;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fill that a lot or a realization comes from. */
public record FillRow(
        FillId fillId,
        @Nullable OrderId orderId,
        BookSide bookSide,
        Quantity quantity,
        Price yesPrice,
        @Nullable Money fee,
        Instant createdTime) {}
