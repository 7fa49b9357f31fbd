package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a combination market.
 *
 * @param side {@code yes} or {@code no}
 * @param settlementValue payout of one YES contract of the leg, once known
 */
public record ComboLeg(
        @Nullable EventTicker eventTicker,
        @Nullable MarketTicker marketTicker,
        @Nullable String side,
        @Nullable Price settlementValue) {

    static ComboLeg read(Fields in) {
        return new ComboLeg(
                in.parsedOrNull("event_ticker", EventTicker::new),
                in.parsedOrNull("market_ticker", MarketTicker::new),
                in.wordOrNull("side"),
                in.priceOrNull("yes_settlement_value_dollars"));
    }
}
