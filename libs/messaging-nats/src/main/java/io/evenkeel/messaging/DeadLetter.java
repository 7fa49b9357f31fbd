package io.evenkeel.messaging;

import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was set aside.
 *
 * @param consumer the durable that received it
 * @param eventId {@code null} if it could not be read
 * @param delivered how often it had been delivered by then, replays included
 * @param reason of the last attempt
 * @param headers as they came; several values of one are joined with commas
 * @param payload the bytes as they came, or their beginning
 * @param payloadSize how many bytes there are
 * @param recordedAt when it was set aside
 * @param replayRequestedAt set while an attempt is asked for and not made yet
 * @param replayedAt when a later attempt worked; {@code null} before
 */
public record DeadLetter(
        UUID id,
        String consumer,
        String subject,
        @Nullable UUID eventId,
        long delivered,
        String reason,
        Map<String, String> headers,
        Buffer payload,
        int payloadSize,
        Instant recordedAt,
        @Nullable Instant replayRequestedAt,
        @Nullable Instant replayedAt) {
    public DeadLetter {
        headers = Map.copyOf(headers);
    }

    /** Its place in the list of all. */
    public Place place() {
        return new Place(recordedAt, id);
    }

    /** Without the payload. */
    @Override
    public String toString() {
        return "dead letter " + id + " of " + consumer;
    }

    /** Where a page of dead letters ended. */
    public record Place(Instant recordedAt, UUID id) {}
}
