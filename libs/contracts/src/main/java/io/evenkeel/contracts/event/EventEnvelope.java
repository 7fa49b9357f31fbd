package io.evenkeel.contracts.event;

import io.evenkeel.contracts.id.AccountId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as it travels.
 *
 * @param eventId derived from the fact, see {@link EventIds}: the same fact again has the same id
 * @param occurredAt when it happened, by the source's clock
 * @param recordedAt when we wrote it down, by ours
 * @param account whose it is; {@code null} for facts about markets
 */
public record EventEnvelope(
        UUID eventId,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable AccountId account,
        EventData data) {

    public EventType type() {
        return EventType.of(data);
    }
}
