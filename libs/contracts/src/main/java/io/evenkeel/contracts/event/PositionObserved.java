package io.evenkeel.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.Objects;

/**
 * The exchange's own row of an open position, as it was when we looked.
 *
 * @param position contracts held, positive for YES, negative for NO
 * @param exposure cost of what is open, without fees
 * @param realizedPnl the exchange's own figure, before fees
 * @param fees all fees of the market so far
 * @param observedTime when the exchange answered, by our clock
 * @param revision grows with every change that we saw; a lower one never replaces a higher one
 */
public record PositionObserved(
        MarketTicker ticker,
        @JsonProperty("subaccount_number") Subaccount subaccount,
        @JsonProperty("position_fp") Quantity position,
        @JsonProperty("market_exposure_dollars") Money exposure,
        @JsonProperty("realized_pnl_dollars") Money realizedPnl,
        @JsonProperty("fees_paid_dollars") Money fees,
        Instant observedTime,
        int revision)
        implements EventData {
    public PositionObserved {
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(subaccount, "subaccount");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(exposure, "exposure");
        Objects.requireNonNull(realizedPnl, "realizedPnl");
        Objects.requireNonNull(fees, "fees");
        Objects.requireNonNull(observedTime, "observedTime");
        Revisions.require(revision);
    }
}
