package io.evenkeel.kalshi.ws;

import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.kalshi.wire.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** From now on an event has these fees; {@code null} means that it goes back to those of its series. */
public record EventFeeUpdate(
        EventTicker eventTicker,
        @Nullable String feeTypeOverride,
        @Nullable BigDecimal feeMultiplierOverride) implements FeedMessage {

    static EventFeeUpdate read(Fields in) {
        return new EventFeeUpdate(
                in.parsed("event_ticker", EventTicker::new),
                in.wordOrNull("fee_type_override"),
                in.numberOrNull("fee_multiplier_override"));
    }
}
