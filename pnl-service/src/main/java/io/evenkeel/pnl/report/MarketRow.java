package io.evenkeel.pnl.report;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One market of one account, its sub-accounts together.
 *
 * @param realized gross P&L; {@code null} if one sub-account's is not known
 * @param exchangePnl the settlement rows' own P&L; {@code null} without them
 * @param settledAt {@code null} while it is not settled
 * @param alarm what a person must look at; {@code null} if nothing
 */
public record MarketRow(
        AccountId account,
        MarketTicker ticker,
        Quantity position,
        Money openCost,
        @Nullable Money realized,
        @Nullable Money fees,
        String source,
        @Nullable Money exchangePnl,
        @Nullable Instant settledAt,
        @Nullable String alarm) {

    public @Nullable Money net() {
        return realized == null || fees == null ? null : realized.minus(fees);
    }
}
