package io.evenkeel.messaging;

import io.evenkeel.contracts.event.EventEnvelope;

/**
 * One event as the broker delivered it.
 *
 * @param streamSequence its place in the stream; begins again when the stream is made anew, so it identifies nothing
 * @param delivered how often it was delivered to this consumer, 1 at first
 */
public record ReceivedEvent(EventEnvelope envelope, long streamSequence, int delivered) {}
