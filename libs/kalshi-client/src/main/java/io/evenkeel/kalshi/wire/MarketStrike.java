package io.evenkeel.kalshi.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The line that decides a market. Plain numbers of whatever the market is about, not money.
 *
 * @param type {@code greater}, {@code between}, {@code structured} or another word; {@code null} if there is none
 * @param custom the JSON of a custom strike
 */
public record MarketStrike(
        @Nullable String type,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal cap,
        @Nullable String functional,
        @Nullable String custom) {

    static MarketStrike read(Fields in) {
        return new MarketStrike(
                in.wordOrNull("strike_type"),
                in.numberOrNull("floor_strike"),
                in.numberOrNull("cap_strike"),
                in.textOrNull("functional_strike"),
                in.jsonOrNull("custom_strike"));
    }
}
