package io.evenkeel.pnl.settlement;

import io.evenkeel.contracts.money.Price;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a market, beside the fills, that its P&L depends on.
 *
 * @param settlement the newest settlement row; {@code null} while there is none
 * @param incomplete whether the position computed from fills has been found wrong three checks in a row
 */
public record MarketFacts(@Nullable Settlement settlement, MarketEnd end, boolean incomplete) {
    /** A market of which nothing but fills is known. */
    public static final MarketFacts OPEN = new MarketFacts(null, MarketEnd.OPEN, false);

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
