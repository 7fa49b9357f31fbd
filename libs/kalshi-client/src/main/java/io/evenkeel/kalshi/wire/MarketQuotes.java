package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a market's quotes and its traded amounts; as old as the answer.
 *
 * @param yesBidSize as it came: of a market that is determined, the exchange was seen to say less than nothing
 * @param yesAskSize as {@code yesBidSize}
 * @param notionalValue what one contract pays if it wins
 */
public record MarketQuotes(
        @Nullable Quantity yesBidSize,
        @Nullable Quantity yesAskSize,
        @Nullable Price noBid,
        @Nullable Price noAsk,
        @Nullable Price previousPrice,
        @Nullable Price previousYesBid,
        @Nullable Price previousYesAsk,
        @Nullable Quantity volume,
        @Nullable Quantity volume24h,
        @Nullable Quantity openInterest,
        @Nullable Money notionalValue) {

    static MarketQuotes read(Fields in) {
        return new MarketQuotes(
                in.parsedOrNull("yes_bid_size_fp", Quantity::parse),
                in.parsedOrNull("yes_ask_size_fp", Quantity::parse),
                in.priceOrNull("no_bid_dollars"),
                in.priceOrNull("no_ask_dollars"),
                in.priceOrNull("previous_price_dollars"),
                in.priceOrNull("previous_yes_bid_dollars"),
                in.priceOrNull("previous_yes_ask_dollars"),
                in.countOrNull("volume_fp"),
                in.countOrNull("volume_24h_fp"),
                in.countOrNull("open_interest_fp"),
                in.moneyOrNull("notional_value_dollars"));
    }
}
