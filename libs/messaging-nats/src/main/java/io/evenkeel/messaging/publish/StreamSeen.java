package io.evenkeel.messaging.publish;

import java.time.Instant;

/**
 * What tells one life of a stream from another.
 *
 * @param createdAt to the microsecond, as Postgres keeps it
 * @param lastSequence of the newest event stored; goes back when the server lost some
 * @param server the server's process; it loses something only when it ends
 */
record StreamSeen(String stream, Instant createdAt, long lastSequence, String server) {
    /** True if nothing of what the stream held in the state {@code before} is left. */
    boolean isAnotherThan(StreamSeen before) {
        return !createdAt.equals(before.createdAt);
    }

    /** True if the same stream certainly lost its newest events. */
    boolean wentBackSince(StreamSeen before) {
        return lastSequence < before.lastSequence;
    }
}
