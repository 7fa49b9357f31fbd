package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's row of one unsettled market; the sub-account is the one that was asked for.
 *
 * @param position positive for YES, negative for NO
 * @param exposure cost of what is open, without fees
 * @param totalTraded quantity times price of everything acquired, closings included
 * @param realizedPnl before fees
 * @param fees all fees of the market so far
 */
public record MarketPosition(
        MarketTicker ticker,
        Quantity position,
        Money exposure,
        Money totalTraded,
        Money realizedPnl,
        Money fees,
        @Nullable Instant lastUpdated,
        @Nullable Integer exchangeIndex) {

    static MarketPosition read(Fields in) {
        return new MarketPosition(
                in.ticker("ticker"),
                in.quantity("position_fp"),
                in.cost("market_exposure_dollars"),
                in.cost("total_traded_dollars"),
                in.money("realized_pnl_dollars"),
                in.cost("fees_paid_dollars"),
                in.timeOrNull("last_updated_ts"),
                in.indexOrNull("exchange_index"));
    }
}
