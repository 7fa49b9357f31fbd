package io.evenkeel.messaging.publish;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One outbound channel: publishes what the application hands in and settles each message by the broker's answer.
 *
 * <p>It asks for no more than {@code maxInFlight} messages that are not settled. A subscriber of its own, because a
 * {@code flatMap} of as many inner streams spends more on going round them than publishing costs.
 */
public final class OutboundChannel implements Flow.Subscriber<Message<?>> {
    private static final Logger LOG = Logger.getLogger(OutboundChannel.class);
    private static final int REQUESTS_PER_WINDOW = 4;

    private final Function<OutgoingMessage, ? extends CompletionStage<?>> publisher;
    private final int maxInFlight;
    private final int step;
    private final AtomicLong settled = new AtomicLong();
    private volatile Flow.@Nullable Subscription upstream;

    /** @param publisher its answer fails if the event may not have been stored; it may throw instead */
    public OutboundChannel(Function<OutgoingMessage, ? extends CompletionStage<?>> publisher, int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("max-in-flight is at least 1, not " + maxInFlight);
        }
        this.publisher = publisher;
        this.maxInFlight = maxInFlight;
        this.step = Math.max(1, maxInFlight / REQUESTS_PER_WINDOW);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        subscription.request(maxInFlight);
    }

    @Override
    public void onNext(Message<?> message) {
        publish(message).whenComplete((_, failure) -> settle(message, failure));
    }

    @Override
    public void onError(Throwable failure) {
        LOG.errorf(failure, "an outbound channel ended");
    }

    @Override
    public void onComplete() {
        LOG.debug("an outbound channel has ended");
    }

    private CompletionStage<?> publish(Message<?> message) {
        try {
            if (!(message.getPayload() instanceof EventEnvelope event)) {
                throw new IllegalArgumentException("not an EventEnvelope");
            }
            return publisher.apply(new OutgoingMessage(
                    event.eventId(),
                    event.type().stream().name(),
                    EventSubjects.of(event),
                    EventCodec.encode(event),
                    null));
        } catch (RuntimeException e) { // Whatever it is, the one who handed it in is told.
            return CompletableFuture.failedFuture(e);
        }
    }

    private void settle(Message<?> message, @Nullable Throwable failure) {
        try {
            var told = failure == null ? message.ack() : message.nack(cause(failure));
            told.whenComplete((_, refused) -> finish(refused));
        } catch (RuntimeException e) { // The application's code; the next message needs its place all the same.
            finish(e);
        }
    }

    private void finish(@Nullable Throwable refused) {
        if (refused != null) {
            LOG.warnf("an application did not take the outcome of its message: %s", refused);
        }
        var from = upstream;
        if (settled.incrementAndGet() % step == 0 && from != null) {
            from.request(step);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
