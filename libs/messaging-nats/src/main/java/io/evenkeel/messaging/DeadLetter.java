package io.evenkeel.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that was set aside, without its bytes.
 *
 * @param consumer the durable that received it
 * @param eventId {@code null} if it could not be read
 * @param delivered how often it had been delivered by then
 * @param reason of the last attempt
 * @param replayedAt when a later attempt worked; {@code null} before
 */
public record DeadLetter(
        UUID id,
        String consumer,
        String subject,
        @Nullable UUID eventId,
        long delivered,
        String reason,
        Instant recordedAt,
        @Nullable Instant replayedAt) {}
