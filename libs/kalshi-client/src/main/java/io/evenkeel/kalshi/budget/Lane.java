package io.evenkeel.kalshi.budget;

import java.time.Duration;

/**
 * How urgent a call is, the most urgent first. A call never overtakes one of a lane before its own.
 *
 * <p>The priority is strict: as long as calls of one lane use up all tokens, the lanes behind it stand still. Whoever
 * polls has to leave something over.
 */
public enum Lane {
    /** Getting out of a position, and what has to be known for that. May use the tokens that are held back for it. */
    EXIT(Duration.ofSeconds(10)),
    /** Finding out what became of something that we did. */
    RECONCILE(Duration.ofMinutes(1)),
    /** Keeping up with what happens. */
    POLLING(Duration.ofMinutes(2)),
    /** Catching up with what happened long ago. */
    BACKFILL(Duration.ofMinutes(2));

    private final Duration waitMax;

    Lane(Duration waitMax) {
        this.waitMax = waitMax;
    }

    /** How long a call may wait for its tokens before it is given up without having been sent. */
    Duration waitMax() {
        return waitMax;
    }
}
