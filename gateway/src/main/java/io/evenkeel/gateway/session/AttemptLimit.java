package io.evenkeel.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Allows so many attempts per period and key, evenly refilled. It remembers a bounded number of keys, the least
 * recently
 * used are forgotten first. Safe for use by several threads; never blocks longer than a map access.
 *
 * <p>Per key one instant is kept: when its allowance will be full again. Each attempt moves it on by its share of the
 * period.
 */
public final class AttemptLimit {
    private final Duration period;
    private final Duration share;
    private final Map<String, Instant> fullAgainAt;

    /** @param attempts allowed at once, and then again per {@code period} */
    public AttemptLimit(int attempts, Duration period, int keysMax) {
        this.period = period;
        this.share = period.dividedBy(attempts);
        this.fullAgainAt = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > keysMax;
            }
        };
    }

    /** Takes one attempt; returns how long to wait when there is none left, else zero. */
    public synchronized Duration take(String key, Instant now) {
        var full = latest(fullAgainAt.getOrDefault(key, now), now).plus(share);
        var wait = Duration.between(now.plus(period), full);
        if (wait.isPositive()) {
            return wait;
        }
        fullAgainAt.put(key, full);
        return Duration.ZERO;
    }

    /** Gives one attempt back: it turned out to be a good one. */
    public synchronized void giveBack(String key, Instant now) {
        fullAgainAt.computeIfPresent(key, (k, full) -> latest(full.minus(share), now));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
