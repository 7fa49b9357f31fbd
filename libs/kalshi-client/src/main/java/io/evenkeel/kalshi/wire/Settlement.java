package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payout row of one market. It does not say which sub-account it is of.
 *
 * @param marketResult {@code yes}, {@code no}, {@code scalar}, or another word that is kept as it came
 * @param yesCount contracts ever acquired on the YES side, not what was held at the end
 * @param revenue payout of the net holding; the wire has whole cents
 * @param value payout of one YES contract; the wire has whole cents, or nothing
 * @param fee all trading fees of the market
 */
public record Settlement(
        MarketTicker ticker,
        @Nullable EventTicker eventTicker,
        String marketResult,
        Quantity yesCount,
        Quantity noCount,
        Money yesTotalCost,
        Money noTotalCost,
        Money revenue,
        @Nullable Price value,
        Money fee,
        Instant settledTime,
        @Nullable Integer exchangeIndex) {

    static Settlement read(Fields in) {
        return new Settlement(
                in.ticker("ticker"),
                in.parsedOrNull("event_ticker", EventTicker::new),
                in.word("market_result"),
                in.count("yes_count_fp"),
                in.count("no_count_fp"),
                in.cost("yes_total_cost_dollars"),
                in.cost("no_total_cost_dollars"),
                in.centsNotNegative("revenue"),
                in.has("value") ? value(in.integer("value")) : null,
                in.cost("fee_cost"),
                in.time("settled_time"),
                in.indexOrNull("exchange_index"));
    }

    private static Price value(long cents) {
        if (cents < 0 || cents > 100) {
            throw new UnreadableRecord("value is outside 0..100 cents");
        }
        return new Price(cents * 100);
    }
}
