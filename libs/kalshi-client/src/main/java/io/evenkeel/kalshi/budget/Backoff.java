package io.evenkeel.kalshi.budget;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses that double from {@code first} to {@code max}, each made up to half longer by chance so that many who failed
 * together do not come back together.
 */
public final class Backoff {
    private static final int DOUBLINGS_MAX = 30;

    private final Duration first;
    private final Duration max;
    private final RandomGenerator random;

    public Backoff(Duration first, Duration max, RandomGenerator random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    /**
     * The pause after so many failures in a row.
     *
     * @param failures 1 after the first failure
     */
    public Duration after(int failures) {
        var doubled = first.toMillis() << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX);
        var millis = Math.clamp(doubled, 1, Math.max(1, max.toMillis()));
        return Duration.ofMillis(millis + random.nextLong(millis / 2 + 1));
    }
}
