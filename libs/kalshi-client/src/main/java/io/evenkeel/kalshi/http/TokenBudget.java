package io.evenkeel.kalshi.http;

import java.time.Duration;
import java.time.Instant;

/**
 * The account's own copy of the exchange's token bucket: says how long to wait before a call, so that the
 * exchange seldom
 * has to refuse one. Calls are let through in the order of asking. Safe for any number of threads.
 *
 * <p>Counts in thousandths of a token: a rate of tokens per second is then thousandths per millisecond.
 */
final class TokenBudget {
    private static final long MILLI = 1000;

    private long refillPerSecond;
    private long capacityMilli;
    private long availableMilli;
    private long filledAtMillis;

    TokenBudget(long refillPerSecond, long capacity, Instant now) {
        this.refillPerSecond = refillPerSecond;
        this.capacityMilli = capacity * MILLI;
        this.availableMilli = capacityMilli;
        this.filledAtMillis = now.toEpochMilli();
    }

    /** Takes the tokens now, on credit if need be, and returns how long the caller has to wait for them. */
    synchronized Duration take(int tokens, Instant now) {
        refill(now.toEpochMilli());
        availableMilli -= tokens * MILLI;
        if (availableMilli >= 0) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.ceilDiv(-availableMilli, refillPerSecond));
    }

    /** Takes over what the exchange says about this account. */
    synchronized void adopt(long newRefillPerSecond, long newCapacity, Instant now) {
        refill(now.toEpochMilli());
        refillPerSecond = newRefillPerSecond;
        capacityMilli = newCapacity * MILLI;
        availableMilli = Math.min(availableMilli, capacityMilli);
    }

    private void refill(long nowMillis) {
        // A clock that was set back must not freeze the budget, nor one that leapt overflow it.
        var elapsed = Math.clamp(nowMillis - filledAtMillis, 0, 3_600_000);
        filledAtMillis = nowMillis;
        availableMilli = Math.min(capacityMilli, availableMilli + elapsed * refillPerSecond);
    }
}
