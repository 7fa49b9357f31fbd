package io.evenkeel.messaging.publish;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells the relay of this process that something is being added, so that it looks more often. Only a hint: what other
 * processes add, and what is committed late, is found by looking.
 */
@ApplicationScoped
public class OutboxSignal {
    private final Semaphore raised = new Semaphore(0);

    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits so long at most; true if it was raised. */
    boolean await(Duration limit) throws InterruptedException {
        var seen = raised.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
        raised.drainPermits();
        return seen;
    }
}
