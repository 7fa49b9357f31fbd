package io.evenkeel.messaging.publish;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How the relay notices that a stream lost its newest events: what the answers told since the stream was last looked
 * at, beside what is seen of it now. For one thread.
 */
final class LossSigns {
    private final Map<String, Long> newest = new HashMap<>();
    private final Map<String, Long> wentBackTo = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    /** A new event below the newest known sequence: the stream went back in between and has lost others too. */
    void answered(Published one) {
        var stream = one.key().stream();
        var known = newest.getOrDefault(stream, 0L);
        if (one.duplicate()) {
            repeated.add(stream);
        } else if (one.streamSequence() <= known) {
            wentBackTo.merge(stream, one.streamSequence() - 1, Math::min);
            return;
        }
        newest.put(stream, Math.max(known, one.streamSequence()));
    }

    /** True if an answer told of a loss, so that the streams must be looked at before anything is published. */
    boolean isPresent() {
        return !wentBackTo.isEmpty();
    }

    /** False if the event may stand at the place of a lost one: marked, it would hide the loss if we ended now. */
    boolean mayBeMarked(Published one) {
        return !wentBackTo.containsKey(one.key().stream());
    }

    /**
     * Whether the stream lost something, or may have. A server that started anew may have: what was stored there
     * without our being told, be it unanswered yet or answered as a repetition, can stand at the place of lost ones.
     *
     * @param pending whether anything of the stream waits to be published
     */
    boolean tellOfLoss(StreamSeen now, StreamSeen before, boolean pending) {
        var untold = pending || repeated.contains(now.stream());
        return now.wentBackSince(before)
                || wentBackTo.containsKey(now.stream())
                || (untold && !now.server().equals(before.server()));
    }

    /** Up to here nothing is missing, but for what was stored without our being told. */
    long intact(StreamSeen now) {
        return Math.min(now.lastSequence(), wentBackTo.getOrDefault(now.stream(), Long.MAX_VALUE));
    }

    /** The stream was looked at, and what was lost is pending again. */
    void looked(StreamSeen now) {
        newest.put(now.stream(), now.lastSequence());
        wentBackTo.remove(now.stream());
        repeated.remove(now.stream());
    }
}
