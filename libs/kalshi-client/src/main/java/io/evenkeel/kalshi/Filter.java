package io.evenkeel.kalshi;

import io.evenkeel.contracts.id.Subaccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records a list is asked for.
 *
 * @param subaccount {@code null} for all of them, where the exchange allows that
 * @param from cut to the second; whether the exchange takes it as inclusive is not certain, so windows should overlap
 * @param to as {@code from}
 */
public record Filter(
        @Nullable Subaccount subaccount,
        @Nullable Instant from,
        @Nullable Instant to) {
    public static final Filter ALL = new Filter(null, null, null);

    public static Filter of(Subaccount subaccount) {
        return new Filter(subaccount, null, null);
    }

    public Filter between(@Nullable Instant newFrom, @Nullable Instant newTo) {
        return new Filter(subaccount, newFrom, newTo);
    }
}
