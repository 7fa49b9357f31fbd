package io.evenkeel.simulator.door;

import io.evenkeel.simulator.exchange.Limits;
import java.time.Duration;
import java.time.Instant;

/** Tokens that refill all the time up to a capacity. Thread-safe. */
public final class TokenBucket {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Limits.Bucket size;
    /** Billionths of a token, so that refilling is exact. */
    private long nanoTokens;

    private Instant filledAt;

    /** A full bucket. */
    public TokenBucket(Limits.Bucket size, Instant now) {
        this.size = size;
        nanoTokens = Math.multiplyExact(size.capacity(), NANOS_PER_SECOND);
        filledAt = now;
    }

    public Limits.Bucket size() {
        return size;
    }

    /** Takes so many tokens, or none and answers false. A clock that steps back refills nothing. */
    public synchronized boolean take(int tokens, Instant now) {
        var passed = Duration.between(filledAt, now);
        if (!passed.isNegative()) {
            refill(passed);
            filledAt = now;
        }
        var cost = tokens * NANOS_PER_SECOND;
        if (nanoTokens < cost) {
            return false;
        }
        nanoTokens -= cost;
        return true;
    }

    private void refill(Duration passed) {
        var full = size.capacity() * NANOS_PER_SECOND;
        var secondsToFull = size.capacity() / size.refillRate() + 1;
        nanoTokens = passed.toSeconds() >= secondsToFull
                ? full
                : Math.min(full, nanoTokens + Math.multiplyExact(passed.toNanos(), size.refillRate()));
    }
}
