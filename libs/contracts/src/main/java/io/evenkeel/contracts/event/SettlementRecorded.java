package io.evenkeel.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The exchange's payout row of one market, with the gross flows of the market's life in it.
 *
 * @param marketResult {@code yes}, {@code no}, {@code scalar}, or whatever else the exchange wrote
 * @param yesCount contracts ever acquired on the YES side, not what was held at the end
 * @param noCount contracts ever acquired on the NO side
 * @param yesTotalCost what the YES side cost, without fees
 * @param noTotalCost what the NO side cost, without fees
 * @param revenue payout of the net holding, whole cents
 * @param value payout of one YES contract as the row says it, or {@code null}
 * @param fee all trading fees of the market
 * @param revision 1 at first; higher when the exchange corrected the row, and then it replaces it
 */
public record SettlementRecorded(
        MarketTicker ticker,
        @Nullable EventTicker eventTicker,
        @JsonProperty("subaccount_number") Subaccount subaccount,
        String marketResult,
        @JsonProperty("yes_count_fp") Quantity yesCount,
        @JsonProperty("no_count_fp") Quantity noCount,
        @JsonProperty("yes_total_cost_dollars") Money yesTotalCost,
        @JsonProperty("no_total_cost_dollars") Money noTotalCost,
        @JsonProperty("revenue_dollars") Money revenue,
        @JsonProperty("value_dollars") @Nullable Price value,
        @JsonProperty("fee_dollars") Money fee,
        Instant settledTime,
        int revision)
        implements EventData {
    public SettlementRecorded {
        Objects.requireNonNull(ticker, "ticker");
        Objects.requireNonNull(subaccount, "subaccount");
        Objects.requireNonNull(marketResult, "marketResult");
        Objects.requireNonNull(yesCount, "yesCount");
        Objects.requireNonNull(noCount, "noCount");
        Objects.requireNonNull(yesTotalCost, "yesTotalCost");
        Objects.requireNonNull(noTotalCost, "noTotalCost");
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(fee, "fee");
        Objects.requireNonNull(settledTime, "settledTime");
        Revisions.require(revision);
    }
}
