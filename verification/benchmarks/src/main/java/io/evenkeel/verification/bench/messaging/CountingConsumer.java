package io.evenkeel.verification.bench.messaging;

import io.evenkeel.messaging.EventBatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A handler that only counts, behind a gate at which it waits until the measurement begins. */
@ApplicationScoped
class CountingConsumer {
    private static final long PATIENCE_SECONDS = 120;

    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);
    private volatile CountDownLatch atTheGate = new CountDownLatch(0);
    private volatile CountDownLatch expected = new CountDownLatch(0);

    @Incoming("consumed")
    Uni<Void> consume(EventBatch batch) {
        atTheGate.countDown();
        return Uni.createFrom()
                .completionStage(gate)
                .invoke(() -> count(batch.events().size()));
    }

    /** From now on a batch waits. */
    void close(int messages) {
        expected = new CountDownLatch(messages);
        atTheGate = new CountDownLatch(1);
        gate = new CompletableFuture<>();
    }

    /** Returns when a batch waits. */
    void awaitFirst() throws InterruptedException {
        require(atTheGate.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    void open() {
        gate.complete(null);
    }

    /** Returns when all expected messages were handled. */
    void awaitAll() throws InterruptedException {
        require(expected.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }

    private void count(int handled) {
        var counter = expected;
        for (var i = 0; i < handled; i++) {
            counter.countDown();
        }
    }

    private static void require(boolean come) {
        if (!come) {
            throw new IllegalStateException("messages did not arrive in time");
        }
    }
}
