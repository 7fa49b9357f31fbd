package io.evenkeel.contracts.event;

import java.util.UUID;

/** What a reader made of the bytes of one message. */
public sealed interface DecodedEvent {
    /** An event of a type and version that this build reads. */
    record Known(EventEnvelope envelope) implements DecodedEvent {}

    /** A well-formed event of a type or version that this build does not know: acknowledge it and count it. */
    record Unknown(UUID eventId, String type, int version) implements DecodedEvent {}
}
