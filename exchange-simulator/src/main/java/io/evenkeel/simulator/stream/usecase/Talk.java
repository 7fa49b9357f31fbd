package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.frame.FrameGate;
import io.evenkeel.simulator.stream.StreamSession;
import java.util.concurrent.atomic.AtomicInteger;

/** One open connection as its socket sees it. Safe for several threads; nothing in it waits. */
public final class Talk {
    /** More commands than these are not looked at before some of them are obeyed. */
    private static final int UNREAD_MAX = 1000;

    private final StreamHub hub;
    private final StreamSession session;
    private final FrameGate gate;
    private final AtomicInteger unread = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    Talk(StreamHub hub, StreamSession session, FrameGate gate) {
        this.hub = hub;
        this.session = session;
        this.gate = gate;
    }

    /** The client said something. */
    public void say(String text) {
        if (unread.incrementAndGet() > UNREAD_MAX) {
            unread.decrementAndGet();
            if (refused.getAndIncrement() == 0) {
                hub.later(() -> session.refuseForPace(refused.getAndSet(0)));
            }
            return;
        }
        hub.later(() -> {
            unread.decrementAndGet();
            session.obey(Commands.parse(text), hub.wallTime());
        });
    }

    /** The time for a ping has come. */
    public void ping() {
        gate.ping();
    }

    /** The client reads the frames of this subscription too slowly. */
    public void overflow(long sid) {
        hub.later(() -> session.overflow(sid));
    }

    /** The connection has ended. */
    public void close() {
        gate.closed();
        hub.close(this);
    }

    StreamSession session() {
        return session;
    }
}
