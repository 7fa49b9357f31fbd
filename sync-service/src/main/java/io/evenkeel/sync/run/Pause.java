package io.evenkeel.sync.run;

import java.time.Duration;

/** How long to wait after failures: twice as long each time, up to a bound. */
public record Pause(Duration first, Duration max) {
    private static final int DOUBLINGS_MAX = 20;

    /**
     * The pause before the next attempt.
     *
     * @param failures in a row; 0 after a success
     */
    public Duration after(int failures) {
        if (failures == 0) {
            return first;
        }
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        return doubled.compareTo(max) < 0 ? doubled : longer(first, max);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
