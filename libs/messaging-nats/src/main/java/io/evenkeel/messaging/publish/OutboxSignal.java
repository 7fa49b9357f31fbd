package io.evenkeel.messaging.publish;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay of this process. Only a hint: what nobody told of is found by looking. */
final class OutboxSignal {
    private final Semaphore raised = new Semaphore(0);

    /** For any thread; does not wait. */
    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits until it is raised, so long at most. */
    void await(Duration limit) throws InterruptedException {
        if (raised.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            raised.drainPermits();
        }
    }
}
