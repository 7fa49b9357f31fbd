package io.evenkeel.messaging.consume;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How often each event failed in this process. Deliveries would be another number: an event is also delivered again
 * when a process dies with it in its hands. Forgotten with the process, which gives an event more attempts, never
 * fewer. For one thread.
 */
final class FailureCounts {
    private final int capacity;
    private final Map<UUID, Integer> counts = new LinkedHashMap<>();

    /** @param capacity beyond it, the event whose first failure is the oldest is forgotten */
    FailureCounts(int capacity) {
        this.capacity = capacity;
    }

    /** Counts one more failure; returns how many there are now. */
    int add(UUID eventId) {
        var count = counts.merge(eventId, 1, Integer::sum);
        if (counts.size() > capacity) {
            counts.remove(counts.keySet().iterator().next());
        }
        return count;
    }

    void settled(UUID eventId) {
        counts.remove(eventId);
    }
}
