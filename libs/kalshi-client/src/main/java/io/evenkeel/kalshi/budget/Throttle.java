package io.evenkeel.kalshi.budget;

import java.time.Duration;
import java.time.Instant;

/**
 * The pause after the exchange said "too many requests". It does not say how long to wait, so the pause doubles each
 * time until a call goes through. Not safe for several threads: its owner locks.
 */
final class Throttle {
    private final Backoff backoff;
    private Instant since = Instant.MIN;
    private Instant until = Instant.MIN;
    private int refusals;

    Throttle(Backoff backoff) {
        this.backoff = backoff;
    }

    /** One burst can be refused many times over: only a call that was sent after the pause began makes it longer. */
    void onRefused(Instant sent, Instant now) {
        if (sent.isBefore(since)) {
            return;
        }
        refusals++;
        since = now;
        until = now.plus(backoff.after(refusals));
    }

    void onAnswered(Instant sent) {
        if (!sent.isBefore(since)) {
            refusals = 0;
        }
    }

    /** What is left of the pause; zero if there is none. A clock that was set back ends it. */
    Duration left(Instant now) {
        if (!now.isBefore(until) || now.isBefore(since)) {
            return Duration.ZERO;
        }
        return Duration.between(now, until);
    }
}
