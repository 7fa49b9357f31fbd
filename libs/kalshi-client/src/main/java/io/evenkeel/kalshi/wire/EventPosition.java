package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;

/** The exchange's sums over the unsettled markets of one event; the sub-account is the one that was asked for. */
public record EventPosition(
        EventTicker eventTicker,
        Money exposure,
        Money totalCost,
        Quantity totalCostShares,
        Money realizedPnl,
        Money fees) {

    static EventPosition read(Fields in) {
        return new EventPosition(
                in.parsed("event_ticker", EventTicker::new),
                in.cost("event_exposure_dollars"),
                in.cost("total_cost_dollars"),
                in.quantity("total_cost_shares_fp"),
                in.money("realized_pnl_dollars"),
                in.cost("fees_paid_dollars"));
    }
}
