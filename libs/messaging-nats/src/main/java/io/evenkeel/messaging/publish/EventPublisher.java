package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.Trace;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.evenkeel.messaging.nats.NatsSettings;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Puts one event on its stream, with its id as message id: a repetition within two minutes is stored once. */
@ApplicationScoped
public class EventPublisher {
    private final NatsConnection connection;
    private final NatsNames names;
    private final long timeoutMillis;

    EventPublisher(NatsConnection connection, NatsNames names, NatsSettings settings) {
        this.connection = connection;
        this.names = names;
        this.timeoutMillis = settings.requestTimeout().toMillis();
    }

    /**
     * Publishes without waiting. The answer fails within the request time-out, or if another stream than the expected
     * one keeps the subject. The event may be stored even after a time-out, so send the same id again.
     *
     * @throws io.evenkeel.messaging.nats.NotConnected while the server is away; then nothing was sent or buffered
     */
    public CompletableFuture<PublishAck> publish(OutgoingMessage message) {
        var headers = new Headers()
                .put(NatsJetStreamConstants.MSG_ID_HDR, message.eventId().toString())
                .put(NatsJetStreamConstants.EXPECTED_STREAM_HDR, names.stream(message.stream()));
        if (message.traceparent() != null) {
            headers.put(Trace.KEY, message.traceparent());
        }
        return connection
                .jetStream()
                .publishAsync(names.subject(message.subject()), headers, message.payload())
                .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }
}
