package io.evenkeel.messaging;

import java.util.List;

/**
 * The events of one fetch, in stream order as far as nothing was redelivered; never empty,
 * and no event twice.
 *
 * <p>Handle all of them in one transaction. If that fails, each is handed in again as a batch of its own.
 */
public record EventBatch(List<ReceivedEvent> events) {
    /** @throws IllegalArgumentException if there are no events */
    public EventBatch {
        events = List.copyOf(events);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a batch holds at least one event");
        }
    }
}
