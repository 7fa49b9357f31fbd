package io.evenkeel.messaging.publish;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is published.
 *
 * @param stream where it has to be stored; without the prefix, like the subject
 * @param payload the event's JSON in UTF-8; nobody changes it
 * @param traceparent sent along as a header; {@code null}: no trace
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record OutgoingMessage(
        UUID eventId,
        String stream,
        String subject,
        byte[] payload,
        @Nullable String traceparent) {
    /** Without the payload. */
    @Override
    public String toString() {
        return "event " + eventId + " for " + subject;
    }
}
