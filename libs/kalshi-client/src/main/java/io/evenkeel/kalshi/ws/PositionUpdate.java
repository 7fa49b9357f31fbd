package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;

/**
 * The exchange's own figures of one position.
 *
 * @param position positive for YES, negative for NO
 * @param cost of what is open, without fees
 * @param realizedPnl before fees; negative for a loss
 * @param fees all fees of the market so far
 * @param openFees the part of the fees that belongs to what is open
 * @param volume contracts ever traded
 */
public record PositionUpdate(
        String userId,
        MarketTicker ticker,
        Subaccount subaccount,
        Quantity position,
        Money cost,
        Money realizedPnl,
        Money fees,
        Money openFees,
        Quantity volume)
        implements FeedMessage {

    static PositionUpdate read(Fields in) {
        return new PositionUpdate(
                in.word("user_id"),
                in.ticker("market_ticker"),
                in.subaccount("subaccount"),
                in.quantity("position_fp"),
                in.cost("position_cost_dollars"),
                in.money("realized_pnl_dollars"),
                in.cost("fees_paid_dollars"),
                in.cost("position_fee_cost_dollars"),
                in.count("volume_fp"));
    }
}
