package io.evenkeel.simulator.stream.api;

import io.evenkeel.simulator.frame.Frame;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Frames of one session that wait for its reader. A subscription that has more waiting than it may loses all of it, and
 * whatever comes later, until its reader has subscribed anew. Safe for several threads.
 */
final class Outbox {
    /**
     * @param framesMax frames of one subscription that may wait
     * @param bytesMax bytes of all frames that may wait
     */
    record Bounds(int framesMax, long bytesMax) {}

    /** What became of a frame. */
    enum Fate {
        WAITS,
        /** It was the one too many: its subscription has ended. */
        OVERFLOWS,
        /** Its subscription has ended before. */
        DROPPED,
        /** There is no room even for a reply: the connection is of no use any more. */
        HOPELESS
    }

    private final Bounds bounds;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final Map<Long, Integer> waiting = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private long bytes;

    Outbox(Bounds bounds) {
        this.bounds = bounds;
    }

    synchronized Fate add(Frame frame) {
        if (ended.contains(frame.sid()) && frame.sid() != 0) {
            return Fate.DROPPED;
        }
        var room = bytes + frame.text().length() <= bounds.bytesMax()
                && (frame.sid() == 0 || waiting.getOrDefault(frame.sid(), 0) < bounds.framesMax());
        if (room) {
            frames.add(frame);
            waiting.merge(frame.sid(), 1, Integer::sum);
            bytes += frame.text().length();
            return Fate.WAITS;
        }
        if (frame.sid() == 0) {
            return Fate.HOPELESS;
        }
        end(frame.sid());
        return Fate.OVERFLOWS;
    }

    private void end(long sid) {
        ended.add(sid);
        waiting.remove(sid);
        frames.removeIf(frame -> {
            if (frame.sid() == sid) {
                bytes -= frame.text().length();
            }
            return frame.sid() == sid;
        });
    }

    /** The next frame to send, null if none waits. */
    synchronized @Nullable Frame take() {
        var frame = frames.poll();
        if (frame != null) {
            bytes -= frame.text().length();
            waiting.computeIfPresent(frame.sid(), (sid, count) -> count == 1 ? null : count - 1);
        }
        return frame;
    }

    /** Nothing of what waits will be sent. */
    synchronized void clear() {
        frames.clear();
        waiting.clear();
        bytes = 0;
    }
}
