package io.evenkeel.launcher.process;

import java.time.Duration;

/** Growing pauses between restarts: 1, 2, 4, 8, 16, then 30 s. A process that lasted a minute begins anew. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LASTED = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** The pause after a process that lived this long. */
    Duration after(Duration lived) {
        if (lived.compareTo(LASTED) >= 0) {
            next = FIRST;
        }
        var pause = next;
        var doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
