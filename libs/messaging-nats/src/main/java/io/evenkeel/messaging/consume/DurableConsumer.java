package io.evenkeel.messaging.consume;

import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The durable of one channel on the server. Makes it when the stream is there, corrects it when it differs, and makes
 * it again when it is gone. Blocks; for the channel's thread, but for {@link #info}.
 */
final class DurableConsumer {
    private static final Logger LOG = Logger.getLogger(DurableConsumer.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(1);
    private static final Duration ANSWER_MARGIN = Duration.ofMillis(500);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(2);
    private static final int NOT_FOUND = 404;

    private final NatsConnection connection;
    private final ChannelSettings settings;
    private final ChannelMetrics metrics;
    private final String stream;
    private final ConsumerConfiguration wanted;
    private @Nullable JetStreamSubscription subscription;
    private int epoch;
    private long checkedAt;

    DurableConsumer(NatsConnection connection, NatsNames names, ChannelSettings settings, ChannelMetrics metrics) {
        this.connection = connection;
        this.metrics = metrics;
        this.settings = settings;
        this.stream = names.stream(settings.stream());
        this.wanted = ConsumerConfiguration.builder()
                .durable(names.durable(settings.durable()))
                .filterSubject(names.subject(settings.subject()))
                .deliverPolicy(DeliverPolicy.All)
                .ackPolicy(AckPolicy.Explicit)
                .ackWait(settings.ackWait())
                .maxDeliver(-1)
                .maxAckPending(settings.maxAckPending())
                .build();
    }

    /**
     * Waits up to a second for a first message and takes what is there then, at most a batch.
     *
     * @throws IOException if the server does not answer
     * @throws JetStreamApiException if stream or durable are not there, or the server refuses
     */
    List<Arrived> fetch() throws IOException, JetStreamApiException, InterruptedException {
        var from = subscribed();
        from.pullNoWait(settings.batchSize(), LONG_POLL);
        var messages = new ArrayList<Arrived>();
        var message = from.nextMessage(LONG_POLL.plus(ANSWER_MARGIN));
        while (message != null) {
            messages.add(Arrived.read(message));
            message = messages.size() < settings.batchSize() ? from.nextMessage(ANSWER_MARGIN) : null;
        }
        if (messages.isEmpty() && System.nanoTime() - checkedAt > BETWEEN_CHECKS.toNanos()) {
            // Silence is also what a deleted durable sounds like.
            ensure(connection.management());
        }
        return messages;
    }

    /** What the server says about the durable now. For any thread. */
    ConsumerInfo info(Duration timeout) throws IOException, JetStreamApiException {
        return connection.management(timeout).getConsumerInfo(stream, wanted.getDurable());
    }

    /** Forgets the subscription; the next fetch looks at stream and durable again. */
    void drop() {
        var dropped = subscription;
        subscription = null;
        if (dropped != null && dropped.isActive()) {
            dropped.unsubscribe();
        }
    }

    private JetStreamSubscription subscribed() throws IOException, JetStreamApiException {
        var current = subscription;
        var now = connection.epoch();
        if (current != null && now == epoch && current.isActive()) {
            return current;
        }
        drop();
        ensure(connection.management());
        var fresh = connection.jetStream().subscribe(null, PullSubscribeOptions.bind(stream, wanted.getDurable()));
        epoch = now;
        subscription = fresh;
        return fresh;
    }

    private void ensure(JetStreamManagement management) throws IOException, JetStreamApiException {
        var found = find(management);
        if (found == null || differs(found.getConsumerConfiguration())) {
            LOG.infof("%s durable %s on %s", found == null ? "making" : "correcting", wanted.getDurable(), stream);
            management.addOrUpdateConsumer(stream, wanted);
            found = management.getConsumerInfo(stream, wanted.getDurable());
            if (differs(found.getConsumerConfiguration())) {
                // An older server answers "done" to a change that it does not make.
                throw new IOException("the server keeps another configuration of durable " + wanted.getDurable());
            }
        }
        metrics.idle(found.getNumPending(), found.getNumAckPending());
        checkedAt = System.nanoTime();
    }

    private @Nullable ConsumerInfo find(JetStreamManagement management) throws IOException, JetStreamApiException {
        try {
            return management.getConsumerInfo(stream, wanted.getDurable());
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    private boolean differs(ConsumerConfiguration found) {
        return !Objects.equals(wanted.getFilterSubject(), found.getFilterSubject())
                || found.getAckPolicy() != wanted.getAckPolicy()
                || found.getDeliverPolicy() != wanted.getDeliverPolicy()
                || !Objects.equals(wanted.getAckWait(), found.getAckWait())
                || found.getMaxDeliver() != wanted.getMaxDeliver()
                || found.getMaxAckPending() != wanted.getMaxAckPending()
                || !found.getBackoff().isEmpty();
    }
}
