package io.evenkeel.kalshi.ws;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: doubled each time up to a bound, and never the same for two sessions. */
final class Backoff {
    private final long firstMillis;
    private final long maxMillis;
    private final RandomGenerator random;
    private long baseMillis;

    Backoff(Duration first, Duration max, RandomGenerator random) {
        this.firstMillis = first.toMillis();
        this.maxMillis = max.toMillis();
        this.random = random;
        this.baseMillis = firstMillis;
    }

    /** Between half and all of the current bound. */
    Duration next() {
        var least = (baseMillis + 1) / 2;
        var wait = random.nextLong(least, baseMillis + 1);
        baseMillis = Math.min(maxMillis, baseMillis * 2);
        return Duration.ofMillis(wait);
    }

    void reset() {
        baseMillis = firstMillis;
    }
}
