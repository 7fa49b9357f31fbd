package io.evenkeel.kalshi.wire;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When things happened to a market or are expected to, beside its opening, close and settlement.
 *
 * @param settlementTimer how long a determined market waits before it pays
 */
public record MarketTimes(
        @Nullable Instant created,
        @Nullable Instant updated,
        @Nullable Instant expectedExpiration,
        @Nullable Instant latestExpiration,
        @Nullable Instant occurrence,
        @Nullable Instant feeWaiverExpiration,
        @Nullable Duration settlementTimer) {

    static MarketTimes read(Fields in) {
        return new MarketTimes(
                in.timeOrNull("created_time"),
                in.timeOrNull("updated_time"),
                in.timeOrNull("expected_expiration_time"),
                in.timeOrNull("latest_expiration_time"),
                in.timeOrNull("occurrence_datetime"),
                in.timeOrNull("fee_waiver_expiration_time"),
                in.has("settlement_timer_seconds") ? Duration.ofSeconds(in.seconds("settlement_timer_seconds")) : null);
    }
}
