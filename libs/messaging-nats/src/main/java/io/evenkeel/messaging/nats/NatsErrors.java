package io.evenkeel.messaging.nats;

import io.nats.client.Connection;
import io.nats.client.Consumer;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.support.Status;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * What the server and the client complain about.
 *
 * <p>A refused subject shows nowhere but here: the caller only sees a time-out. So it is logged as an error and kept
 * for the readiness check until the next connection.
 */
final class NatsErrors implements ErrorListener {
    private static final Logger LOG = Logger.getLogger(NatsErrors.class);

    private final AtomicReference<String> refusal = new AtomicReference<>("");

    /** The last permission that the server denied on this connection. */
    Optional<String> refusal() {
        return Optional.of(refusal.get()).filter(text -> !text.isEmpty());
    }

    void forget() {
        refusal.set("");
    }

    @Override
    public void errorOccurred(Connection connection, String error) {
        if (error.toLowerCase(Locale.ROOT).contains("permissions violation")) {
            if (!error.equals(refusal.getAndSet(error))) {
                LOG.errorf("NATS refuses this service's user: %s", error);
            }
        } else {
            LOG.warnf("NATS says: %s", error);
        }
    }

    @Override
    public void exceptionOccurred(Connection connection, Exception exception) {
        // Each failed attempt to reconnect ends here; the connection's own events are logged once per change.
        LOG.debugf("NATS client: %s", exception);
    }

    @Override
    public void slowConsumerDetected(Connection connection, Consumer consumer) {
        LOG.warn("NATS client drops messages: a subscription is not read fast enough");
    }

    @Override
    public void messageDiscarded(Connection connection, Message message) {
        LOG.warnf("NATS client discarded a message to %s", message.getSubject());
    }

    @Override
    public void pullStatusWarning(Connection connection, JetStreamSubscription subscription, Status status) {
        // An empty or finished fetch ends with such a status; that is the normal course.
        LOG.tracef("pull of %s: %s", subscription.getConsumerName(), status);
    }

    @Override
    public void pullStatusError(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.debugf("pull of %s: %s", subscription.getConsumerName(), status);
    }

    @Override
    public void unhandledStatus(Connection connection, JetStreamSubscription subscription, Status status) {
        LOG.debugf("status for %s: %s", subscription.getConsumerName(), status);
    }

    @Override
    public void socketWriteTimeout(Connection connection) {
        LOG.warn("NATS took nothing for the socket write time-out; the client reconnects");
    }
}
