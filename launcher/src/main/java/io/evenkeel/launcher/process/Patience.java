package io.evenkeel.launcher.process;

import java.time.Duration;

/** How long one waits while nothing moves. Shared by all who wait: what moves for one is a reason for all to go on. */
final class Patience {
    private final Duration limit;
    private volatile long movedAt = System.nanoTime();

    Patience(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    /** Something has moved: the time begins anew. */
    void moved() {
        movedAt = System.nanoTime();
    }

    /** Whether nothing has moved for longer than the limit and this much more. */
    boolean isOverBy(Duration grace) {
        return System.nanoTime() - movedAt > limit.plus(grace).toNanos();
    }
}
