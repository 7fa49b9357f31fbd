package io.evenkeel.messaging.publish;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.messaging.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One outbound channel: publishes what the application hands in and settles each message by the broker's answer.
 *
 * <p>No more than {@code maxInFlight} messages wait for an answer. A subscriber of its own, because a
 * {@code flatMap} of as many inner streams spends more on going round them than publishing costs.
 */
public final class OutboundChannel implements Flow.Subscriber<Message<?>> {
    private static final Logger LOG = Logger.getLogger(OutboundChannel.class);

    private final Function<OutgoingMessage, ? extends CompletionStage<?>> publisher;
    private final String name;
    private final int maxInFlight;
    private final Semaphore places;
    private volatile @Nullable Throwable end;
    private volatile Flow.@Nullable Subscription upstream;

    /** @param publisher its answer fails if the event may not have been stored; it may throw instead */
    public OutboundChannel(
            String name, Function<OutgoingMessage, ? extends CompletionStage<?>> publisher, int maxInFlight) {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("max-in-flight is at least 1, not " + maxInFlight);
        }
        this.name = name;
        this.publisher = publisher;
        this.maxInFlight = maxInFlight;
        this.places = new Semaphore(maxInFlight);
    }

    /** The name that the application gave it. */
    public String name() {
        return name;
    }

    /** How its source failed, after which nothing can be sent until the service is started anew. Empty otherwise. */
    public Optional<String> ended() {
        return Optional.ofNullable(end).map(String::valueOf);
    }

    /** Waits until everything that was handed in is answered; false if that takes longer. Once, when all is over. */
    public boolean drain(Duration limit) throws InterruptedException {
        return places.tryAcquire(maxInFlight, limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        upstream = subscription;
        subscription.request(maxInFlight);
    }

    /**
     * Its place is free as soon as the broker has answered, before the application hears of it: whoever sends again at
     * once then encodes on its own thread, not on the one that reads from the broker.
     */
    @Override
    public void onNext(Message<?> message) {
        // None is left only for a source that sends more than it was asked for; nobody waits for what it has too much.
        var counted = places.tryAcquire();
        publish(message).whenComplete((_, failure) -> {
            if (counted) {
                places.release();
            }
            var from = upstream;
            if (from != null) {
                from.request(1);
            }
            settle(message, failure);
        });
    }

    @Override
    public void onError(Throwable failure) {
        end = failure;
        LOG.errorf(failure, "outbound channel %s: its source failed, nothing can be sent any more", name);
    }

    @Override
    public void onComplete() {
        LOG.debugf("outbound channel %s has ended", name);
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
                    Trace.of(message, event.eventId())));
        } catch (RuntimeException e) { // Whatever it is, the one who handed it in is told.
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void settle(Message<?> message, @Nullable Throwable failure) {
        try {
            var told = failure == null ? message.ack() : message.nack(cause(failure));
            told.whenComplete((_, refused) -> {
                if (refused != null) {
                    refused(refused);
                }
            });
        } catch (RuntimeException e) { // The application's code.
            refused(e);
        }
    }

    private static void refused(Throwable why) {
        LOG.warnf("an application did not take the outcome of its message: %s", why);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
