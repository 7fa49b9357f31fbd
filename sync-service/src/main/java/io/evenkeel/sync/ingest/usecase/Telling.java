package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.event.EventEnvelope;
import java.time.Instant;

/** Makes the event of a record. The same record and revision always give the same event id. */
@FunctionalInterface
public interface Telling {
    /**
     * Makes the event of one revision.
     *
     * @param at when that revision was written down, by our clock
     */
    EventEnvelope of(int revision, Instant at);
}
