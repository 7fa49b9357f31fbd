package io.evenkeel.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NatsNames;
import io.nats.client.impl.Headers;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Publishes past the outbox: other message ids, broken bytes, types of tomorrow. */
@ApplicationScoped
class RawMessages {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final NatsConnection nats;
    private final NatsNames names;

    RawMessages(NatsConnection nats, NatsNames names) {
        this.nats = nats;
        this.names = names;
    }

    void publish(EventEnvelope event, String messageId) {
        publish(EventSubjects.of(event), messageId, new String(EventCodec.encode(event), StandardCharsets.UTF_8));
    }

    void publish(String subject, String messageId, String text) {
        var headers = new Headers().put("Nats-Msg-Id", messageId);
        await().atMost(LIMIT)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(nats.jetStream()
                                .publish(names.subject(subject), headers, text.getBytes(StandardCharsets.UTF_8)))
                        .isNotNull());
    }
}
