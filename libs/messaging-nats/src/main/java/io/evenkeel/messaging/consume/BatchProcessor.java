package io.evenkeel.messaging.consume;

import io.evenkeel.contracts.event.DecodedEvent;
import io.evenkeel.messaging.ReceivedEvent;
import io.evenkeel.messaging.Trace;
import io.nats.client.Message;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Settles every message of one fetch: handled and acknowledged, set aside and terminated, or given back for later.
 *
 * <pre>
 *   unreadable ----------------------------------> dead letter committed -> term
 *   unknown type --------------------------------> counted ---------------> ack
 *   readable -> batch of all -> committed -------------------------------> ack
 *                    \-> failed -> one by one -> committed --------------> ack
 *                                       \-> may heal, failures 1 to 4 ---> nak with delay
 *                                       \-> lasting, or failure 5 -------> dead letter committed -> term
 * </pre>
 *
 * <p>While the database does not answer, is full or read-only, no failure counts: the fetch is held and handed in again
 * until it works. So is an event whose dead letter cannot be kept: what it failed of may be gone by then. Blocks; for
 * the channel's thread.
 */
final class BatchProcessor {
    private static final Logger LOG = Logger.getLogger(BatchProcessor.class);
    private static final Duration STATEMENT = Duration.ofSeconds(5);
    private static final Duration DATABASE_PAUSE = Duration.ofSeconds(1);
    private static final int LARGEST_TYPE_MEMORY = 1_000;

    private final ChannelSettings settings;
    private final Handoff handoff;
    private final DeadLetterStore deadLetters;
    private final ChannelMetrics metrics;
    private final CountDownLatch stopping;
    private final FailureCounts failures;
    private final Set<String> loggedTypes = new HashSet<>();
    private boolean holding;

    BatchProcessor(
            ChannelSettings settings,
            Handoff handoff,
            DeadLetterStore deadLetters,
            ChannelMetrics metrics,
            CountDownLatch stopping) {
        this.settings = settings;
        this.handoff = handoff;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.stopping = stopping;
        this.failures = new FailureCounts(settings.maxAckPending());
    }

    /** @throws InterruptedException if the service stops before all is settled; the rest is delivered again */
    void process(List<Arrived> fetched) throws InterruptedException {
        holding = false;
        var oldest = fetched.getFirst().message().metaData().timestamp().toInstant();
        metrics.fetched(
                fetched.size(), oldest, fetched.getLast().message().metaData().pendingCount());
        var keepAlive = new KeepAlive(fetched.stream().map(Arrived::message).toList(), settings.ackWait());
        var readable = new ArrayList<Held>(fetched.size());
        for (var arrived : fetched) {
            if (arrived.message().metaData().deliveredCount() > 1) {
                metrics.redelivered().increment();
            }
            var held = hold(arrived, keepAlive);
            if (held != null) {
                readable.add(held);
            }
        }
        if (!readable.isEmpty()) {
            handle(readable, keepAlive);
        }
        metrics.settled();
    }

    private @Nullable Held hold(Arrived arrived, KeepAlive keepAlive) throws InterruptedException {
        var message = arrived.message();
        return switch (arrived.event()) {
            case DecodedEvent.Known(var envelope) -> {
                var place = message.metaData();
                var delivered = Math.toIntExact(place.deliveredCount());
                yield new Held(
                        new ReceivedEvent(envelope, place.streamSequence(), delivered, traceparent(message)), message);
            }
            case DecodedEvent.Unknown unknown -> {
                skip(unknown, message);
                keepAlive.settled(message);
                yield null;
            }
            case null -> {
                while (!setAside(message, null, arrived.complaint(), keepAlive)) {
                    awaitDatabase(arrived.complaint(), keepAlive);
                }
                yield null;
            }
        };
    }

    private static @Nullable String traceparent(Message message) {
        var headers = message.getHeaders();
        return headers == null ? null : Trace.checked(headers.getFirst(Trace.KEY));
    }

    private void skip(DecodedEvent.Unknown unknown, Message message) {
        metrics.unknownTypes().increment();
        var name = unknown.type() + " version " + unknown.version();
        if (loggedTypes.size() < LARGEST_TYPE_MEMORY && loggedTypes.add(name)) {
            LOG.warnf(
                    "channel %s: this build does not know %s; such events are counted and skipped",
                    settings.channel(), name);
        }
        message.ack();
    }

    private void handle(List<Held> events, KeepAlive keepAlive) throws InterruptedException {
        while (true) {
            var failure = handoff.deliver(eachOnce(events), keepAlive);
            if (failure.isEmpty()) {
                events.forEach(event -> acknowledge(event, keepAlive));
                return;
            }
            if (counts(failure.get())) {
                LOG.warnf(
                        "channel %s: a batch of %d failed, trying one by one: %s",
                        settings.channel(), events.size(), failure.get());
                oneByOne(events, failure.get(), keepAlive);
                return;
            }
            awaitDatabase(failure.get(), keepAlive);
        }
    }

    /** A handler that asks the inbox about its batch would be told "new" for both copies of one event. */
    private static List<ReceivedEvent> eachOnce(List<Held> events) {
        var seen = new HashSet<UUID>();
        return events.stream()
                .map(Held::event)
                .filter(event -> seen.add(event.envelope().eventId()))
                .toList();
    }

    private void oneByOne(List<Held> events, Throwable batchFailure, KeepAlive keepAlive) throws InterruptedException {
        if (events.size() == 1 && FailureKind.of(batchFailure) == FailureKind.PASSING) {
            // It was a batch of one already; the same attempt again at once would tell nothing new. One whose failure
            // seems to last gets it: whoever lost a race for a unique key finds the winner's row then.
            if (!failed(events.getFirst(), batchFailure, keepAlive)) {
                awaitDatabase(batchFailure, keepAlive);
                alone(events.getFirst(), keepAlive);
            }
            return;
        }
        for (var event : events) {
            alone(event, keepAlive);
        }
    }

    private void alone(Held event, KeepAlive keepAlive) throws InterruptedException {
        while (true) {
            if (stopping.getCount() == 0) {
                throw new InterruptedException("stopping");
            }
            var failure = handoff.deliver(List.of(event.event()), keepAlive);
            if (failure.isEmpty()) {
                acknowledge(event, keepAlive);
                return;
            }
            if (counts(failure.get()) && failed(event, failure.get(), keepAlive)) {
                return;
            }
            awaitDatabase(failure.get(), keepAlive);
        }
    }

    /** Whether a failure is the event's: the database works, as far as anybody can tell. */
    private boolean counts(Throwable failure) {
        return FailureKind.of(failure) != FailureKind.OF_THE_DATABASE && databaseAnswers();
    }

    /** Gives it back or sets it aside; false if its dead letter could not be kept. */
    private boolean failed(Held event, Throwable failure, KeepAlive keepAlive) {
        var failed = failures.add(event.id());
        if (FailureKind.of(failure) == FailureKind.LASTING
                || failed > settings.retryAfter().size()) {
            return setAside(event.message(), event.id(), String.valueOf(failure), keepAlive);
        }
        var delay = settings.retryAfter().get(failed - 1);
        LOG.warnf(
                "channel %s: %s failed, %d times by now, again in %s: %s",
                settings.channel(), event, failed, delay, failure);
        LOG.debug("why it failed", failure);
        metrics.retried().increment();
        event.message().nakWithDelay(delay);
        keepAlive.settled(event.message());
        return true;
    }

    private void acknowledge(Held event, KeepAlive keepAlive) {
        event.message().ack();
        keepAlive.settled(event.message());
        failures.settled(event.id());
        metrics.acknowledged().increment();
    }

    /** False if the dead letter could not be kept. */
    private boolean setAside(Message message, @Nullable UUID eventId, String reason, KeepAlive keepAlive) {
        if (!done(deadLetters.add(settings.durable(), message, eventId, reason))) {
            return false;
        }
        if (eventId != null) {
            failures.settled(eventId);
        }
        LOG.errorf(
                "channel %s: message %d on %s became a dead letter: %s",
                settings.channel(), message.metaData().streamSequence(), message.getSubject(), reason);
        metrics.deadLettered().increment();
        message.term();
        keepAlive.settled(message);
        return true;
    }

    private boolean databaseAnswers() {
        return done(deadLetters.reachable());
    }

    private void awaitDatabase(Object reason, KeepAlive keepAlive) throws InterruptedException {
        if (!holding) {
            LOG.warnf("channel %s: holding the batch until the database works: %s", settings.channel(), reason);
            holding = true;
        }
        do {
            keepAlive.tell();
            if (stopping.await(DATABASE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("stopping");
            }
        } while (!databaseAnswers());
    }

    private static boolean done(Uni<Void> statement) {
        return statement
                .replaceWith(true)
                .ifNoItem()
                .after(STATEMENT)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("statement failed: %s", failure))
                .onFailure()
                .recoverWithItem(false)
                .await()
                .atMost(STATEMENT.multipliedBy(2));
    }
}
