package io.evenkeel.pnl.report.api;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer of {@code GET /api/pnl/markets/{ticker}}: the figures of all accounts asked for together, and of each.
 *
 * @param account {@code null} where several accounts are in the figures
 * @param lots at most 1000; {@code lotsLeftOut} tells whether there are more
 * @param cursor for the next page of realizations; empty on the last one
 */
record MarketDetailView(
        @Nullable AccountId account,
        MarketTicker ticker,
        Quantity positionFp,
        Money openCostDollars,
        @Nullable Money realizedDollars,
        @Nullable Money feesDollars,
        @Nullable Money netDollars,
        @Nullable String pnlSource,
        @Nullable Money exchangePnlDollars,
        List<MarketView> accounts,
        List<LotView> lots,
        boolean lotsLeftOut,
        List<RealizationView> realizations,
        String cursor) {}
