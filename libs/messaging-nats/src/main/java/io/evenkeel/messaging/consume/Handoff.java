package io.evenkeel.messaging.consume;

import io.evenkeel.messaging.EventBatch;
import io.evenkeel.messaging.ReceivedEvent;
import io.evenkeel.messaging.Trace;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Hands a batch to the application, on a Vert.x context of its own so that reactive clients work there, and waits for
 * the outcome. One batch at a time, so the emitter's buffer never holds more than one.
 */
final class Handoff {
    private final Context root;
    private final MultiEmitter<? super Message<EventBatch>> emitter;
    private final Duration slowAfter;
    private final Consumer<Boolean> slow;

    /** @param slow told again and again whether the running handler has been taking longer than {@code slowAfter} */
    Handoff(
            Context root,
            MultiEmitter<? super Message<EventBatch>> emitter,
            Duration slowAfter,
            Consumer<Boolean> slow) {
        this.root = root;
        this.emitter = emitter;
        this.slowAfter = slowAfter;
        this.slow = slow;
    }

    /**
     * Empty when the handler's work is done; otherwise why it failed. A handler that takes long is waited for: its work
     * cannot be called back, and a second attempt beside it would only queue up behind it.
     */
    Optional<Throwable> deliver(List<ReceivedEvent> events, KeepAlive keepAlive) throws InterruptedException {
        var outcome = new CompletableFuture<Void>();
        var batch = new EventBatch(events);
        root.runOnContext(_ -> emit(batch, outcome));
        var slowAt = System.nanoTime() + slowAfter.toNanos();
        while (true) {
            keepAlive.tell();
            try {
                outcome.get(keepAlive.interval().toNanos(), TimeUnit.NANOSECONDS);
                slow.accept(false);
                return Optional.empty();
            } catch (ExecutionException e) {
                slow.accept(false);
                return Optional.of(e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                slow.accept(System.nanoTime() - slowAt > 0);
            }
        }
    }

    /** On the root context: the batch gets a context of its own, which carries the trace of its events. */
    private void emit(EventBatch batch, CompletableFuture<Void> outcome) {
        var metadata = ContextAwareMessage.captureContextMetadata();
        var message = Message.of(
                batch,
                metadata,
                () -> settle(() -> outcome.complete(null)),
                failure -> settle(() -> outcome.completeExceptionally(failure)));
        var own = metadata.get(LocalContextMetadata.class).orElseThrow().context();
        own.runOnContext(_ -> {
            Trace.resume(batch.events());
            root.runOnContext(_ -> emitter.emit(message));
        });
    }

    private static CompletionStage<Void> settle(Runnable how) {
        how.run();
        return CompletableFuture.completedFuture(null);
    }
}
