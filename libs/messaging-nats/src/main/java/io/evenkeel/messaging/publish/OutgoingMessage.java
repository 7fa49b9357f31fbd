package io.evenkeel.messaging.publish;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is published.
 *
 * @param stream where it has to be stored; without the prefix, like the subject
 * @param payload the event's JSON, encoded once when it was added
 * @param traceparent sent along as a header; {@code null}: no trace
 */
public record OutgoingMessage(
        UUID eventId,
        String stream,
        String subject,
        String payload,
        @Nullable String traceparent) {
    byte[] bytes() {
        return payload.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the payload. */
    @Override
    public String toString() {
        return "event " + eventId + " for " + subject;
    }
}
