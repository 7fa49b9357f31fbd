package io.evenkeel.pnl.settlement;

import io.evenkeel.contracts.money.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the market itself says about its end.
 *
 * @param finalized whether the exchange calls it finalized
 * @param result its word for the result; {@code null} while there is none
 * @param settlementValue payout of one YES contract; {@code null} while it is not known
 * @param settledAt {@code null} while it is not known
 */
public record MarketEnd(
        boolean finalized,
        @Nullable String result,
        @Nullable Price settlementValue,
        @Nullable Instant settledAt) {
    public static final MarketEnd OPEN = new MarketEnd(false, null, null, null);
}
