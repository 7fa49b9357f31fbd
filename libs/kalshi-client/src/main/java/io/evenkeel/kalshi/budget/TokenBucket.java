package io.evenkeel.kalshi.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * One bucket of tokens, refilled continuously. Not safe for several threads: its owner locks.
 *
 * <p>Counts in thousandths of a token: a rate of tokens per second is then thousandths per millisecond.
 */
final class TokenBucket {
    private static final long MILLI = 1000;
    /** A clock that was set back must not freeze the bucket, nor one that leapt overflow it. */
    private static final long REFILL_MILLIS_MAX = 3_600_000;

    private long refillPerSecond;
    private long capacity;
    private long availableMilli;
    private long filledAtMillis;

    TokenBucket(long refillPerSecond, long capacity, Instant now) {
        this.refillPerSecond = refillPerSecond;
        this.capacity = capacity;
        this.availableMilli = capacity * MILLI;
        this.filledAtMillis = now.toEpochMilli();
    }

    long capacity() {
        return capacity;
    }

    /** Takes the tokens if that leaves at least {@code reserve} of them; else changes nothing. */
    boolean take(int tokens, long reserve, Instant now) {
        refill(now.toEpochMilli());
        var left = availableMilli - tokens * MILLI;
        if (left < reserve * MILLI) {
            return false;
        }
        availableMilli = left;
        return true;
    }

    /** How long until {@link #take} can succeed, if nobody else takes any; not less than a millisecond. */
    Duration untilPossible(int tokens, long reserve) {
        var missing = (tokens + reserve) * MILLI - availableMilli;
        return Duration.ofMillis(Math.max(1, Math.ceilDiv(missing, refillPerSecond)));
    }

    /** Agrees with an exchange that says that there is nothing left. */
    void drain(Instant now) {
        refill(now.toEpochMilli());
        availableMilli = Math.min(availableMilli, 0);
    }

    /** Takes over what the exchange says about this account. */
    void adopt(long newRefillPerSecond, long newCapacity, Instant now) {
        refill(now.toEpochMilli());
        refillPerSecond = newRefillPerSecond;
        capacity = newCapacity;
        availableMilli = Math.min(availableMilli, newCapacity * MILLI);
    }

    private void refill(long nowMillis) {
        var elapsed = Math.clamp(nowMillis - filledAtMillis, 0, REFILL_MILLIS_MAX);
        filledAtMillis = nowMillis;
        availableMilli = Math.min(capacity * MILLI, availableMilli + elapsed * refillPerSecond);
    }
}
