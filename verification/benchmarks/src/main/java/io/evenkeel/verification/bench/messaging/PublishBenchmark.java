package io.evenkeel.verification.bench.messaging;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.verification.bench.Figure;
import io.evenkeel.verification.bench.Figure.Baseline;
import io.evenkeel.verification.bench.Rounds;
import io.evenkeel.verification.bench.Size;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Events through an outbound channel, from the first handed in to the last acknowledged by the broker. The connector
 * encodes them; the baseline has the bytes ready.
 */
@ApplicationScoped
class PublishBenchmark {
    private static final String ACCOUNT = "published";
    private static final double AIM = 0.6;
    private static final long PATIENCE_SECONDS = 120;

    private final Broker broker;
    private final Emitter<EventEnvelope> emitter;

    PublishBenchmark(
            Broker broker,
            @Channel("published") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = 2 * Broker.WINDOW)
                    Emitter<EventEnvelope> emitter) {
        this.broker = broker;
        this.emitter = emitter;
    }

    List<Figure> measure(Size size) throws Exception {
        broker.newest();
        var warmUp = size.messages() / 4;
        raw("warm", warmUp);
        connector("warm", warmUp);
        var baseline = new double[size.rounds()];
        var ours = new double[size.rounds()];
        for (var round = 0; round < size.rounds(); round++) {
            baseline[round] = raw("raw-" + round, size.messages());
            ours[round] = connector("ours-" + round, size.messages());
        }
        var jnats = new Baseline("jnats publishAsync, bytes ready", Rounds.middle(baseline));
        return List.of(Figure.share("connector: publish", "msg/s", Rounds.middle(ours), jnats, AIM));
    }

    private double raw(String round, int count) throws Exception {
        var messages = Broker.encoded(Fills.of(ACCOUNT, "r" + round, count));
        var begun = System.nanoTime();
        broker.publish(messages);
        return Rounds.perSecond(count, begun);
    }

    private double connector(String round, int count) throws Exception {
        var events = Fills.of(ACCOUNT, "c" + round, count);
        var window = new Semaphore(Broker.WINDOW);
        var failure = new AtomicReference<Throwable>();
        var begun = System.nanoTime();
        for (var event : events) {
            window.acquire();
            emitter.send(Message.of(
                    event,
                    () -> {
                        window.release();
                        return CompletableFuture.completedFuture(null);
                    },
                    failed -> {
                        failure.set(failed);
                        window.release();
                        return CompletableFuture.completedFuture(null);
                    }));
        }
        if (!window.tryAcquire(Broker.WINDOW, PATIENCE_SECONDS, TimeUnit.SECONDS) || failure.get() != null) {
            throw new IllegalStateException("not everything was published", failure.get());
        }
        return Rounds.perSecond(count, begun);
    }
}
