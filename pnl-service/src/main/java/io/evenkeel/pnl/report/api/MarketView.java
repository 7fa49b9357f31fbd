package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.report.MarketRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One market of one account in {@code GET /api/pnl/markets}. */
record MarketView(
        AccountId account,
        MarketTicker ticker,
        Quantity positionFp,
        Money openCostDollars,
        @Nullable Money realizedDollars,
        @Nullable Money feesDollars,
        @Nullable Money netDollars,
        String pnlSource,
        @Nullable Money exchangePnlDollars,
        @Nullable Instant settledAt,
        @Nullable String alarm) {
    static MarketView of(MarketRow row) {
        return new MarketView(
                row.account(),
                row.ticker(),
                row.position(),
                row.openCost(),
                row.realized(),
                row.fees(),
                row.net(),
                row.source(),
                row.exchangePnl(),
                row.settledAt(),
                row.alarm());
    }
}
