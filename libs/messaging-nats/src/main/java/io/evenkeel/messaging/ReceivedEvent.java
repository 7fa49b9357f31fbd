package io.evenkeel.messaging;

import io.evenkeel.contracts.event.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * One event as the broker delivered it.
 *
 * @param streamSequence its place in the stream; begins again when the stream is made anew, so it identifies nothing
 * @param delivered how often it was delivered to this consumer, 1 at first
 * @param traceparent the W3C trace context of the code that added it; {@code null} if it carries none
 */
public record ReceivedEvent(
        EventEnvelope envelope,
        long streamSequence,
        int delivered,
        @Nullable String traceparent) {
    /** An event without a trace. */
    public ReceivedEvent(EventEnvelope envelope, long streamSequence, int delivered) {
        this(envelope, streamSequence, delivered, null);
    }
}
