package io.evenkeel.gateway.proxy;

import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a service alone for a while after several failures in a row, then lets one call try it.
 *
 * <pre>
 *            failures in a row            pause over, one trial
 *   CLOSED ---------------------> OPEN ------------------------> HALF OPEN
 *     ^                            ^                               |   |
 *     |                            +---------- failure ------------+   |
 *     +------------------------------- success ------------------------+
 * </pre>
 *
 * Safe for use by several threads. A trial that never reports ends with the next pause, so that nothing is stuck.
 */
public final class CircuitBreaker {
    private final int failuresMax;
    private final Duration pause;
    private State state = new Closed(0);

    public CircuitBreaker(int failuresMax, Duration pause) {
        this.failuresMax = failuresMax;
        this.pause = pause;
    }

    /** Whether a call may be made now; a call that may must report how it went. */
    public synchronized boolean allows(Instant now) {
        return switch (state) {
            case Closed _ -> true;
            case Open open -> {
                var trial = !now.isBefore(open.until());
                if (trial) {
                    state = new Open(now.plus(pause));
                }
                yield trial;
            }
        };
    }

    public synchronized void succeeded() {
        state = new Closed(0);
    }

    public synchronized void failed(Instant now) {
        state = switch (state) {
            case Closed closed when closed.failures() + 1 < failuresMax -> new Closed(closed.failures() + 1);
            case Closed _ -> new Open(now.plus(pause));
            case Open _ -> new Open(now.plus(pause));
        };
    }

    private sealed interface State {}

    private record Closed(int failures) implements State {}

    /** While a trial is under way the pause has already begun anew. */
    private record Open(Instant until) implements State {}
}
