package io.evenkeel.pnl.settlement;

import io.evenkeel.contracts.money.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a market, beside the fills, that its P&L depends on.
 *
 * @param settlement the newest settlement row; {@code null} while there is none
 * @param incompleteSince when the exchange's position was first observed to differ from the one computed from fills,
 *     once three checks in a row have found it so; {@code null} otherwise
 */
public record MarketFacts(
        @Nullable Settlement settlement,
        MarketEnd end,
        @Nullable Instant incompleteSince) {
    /** A market of which nothing but fills is known. */
    public static final MarketFacts OPEN = new MarketFacts(null, MarketEnd.OPEN, null);

    /** Whether fills are known to be missing. */
    public boolean incomplete() {
        return incompleteSince != null;
    }

    /** For a scalar result the market's own value goes before the row's whole cents. */
    @Nullable
    Payout settlementPayout() {
        if (settlement == null) {
            return null;
        }
        Price value = end.settlementValue() != null ? end.settlementValue() : settlement.value();
        return Payout.read(settlement.result(), value);
    }

    /** What a finalized market without a row pays; {@code null} if it is not finalized or does not say. */
    @Nullable
    Payout derivedPayout() {
        return end.finalized() && end.settledAt() != null ? Payout.read(end.result(), end.settlementValue()) : null;
    }
}
