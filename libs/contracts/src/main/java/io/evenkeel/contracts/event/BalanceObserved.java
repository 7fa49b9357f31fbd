package io.evenkeel.contracts.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * Cash and value of positions of one sub-account, as the exchange reported them.
 *
 * @param balance available cash; may be negative
 * @param portfolioValue value of open positions without cash, by the exchange's own marks
 */
public record BalanceObserved(
        @JsonProperty("subaccount_number") Subaccount subaccount,
        @JsonProperty("balance_dollars") Money balance,
        @JsonProperty("portfolio_value_dollars") Money portfolioValue,
        Instant observedTime)
        implements EventData {
    public BalanceObserved {
        Objects.requireNonNull(subaccount, "subaccount");
        Objects.requireNonNull(balance, "balance");
        Objects.requireNonNull(portfolioValue, "portfolioValue");
        Objects.requireNonNull(observedTime, "observedTime");
    }
}
