package io.evenkeel.messaging.publish;

import java.time.Instant;

/**
 * What tells one life of a stream from another.
 *
 * @param createdAt to the microsecond, as Postgres keeps it
 * @param lastSequence of the newest event stored; goes back when the server lost some
 */
record StreamSeen(String stream, Instant createdAt, long lastSequence) {
    /** True if events that were acknowledged in the state {@code before} may be missing from this one. */
    boolean lostSomethingSince(StreamSeen before) {
        return !createdAt.equals(before.createdAt) || lastSequence < before.lastSequence;
    }
}
