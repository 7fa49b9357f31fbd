package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.frame.Outlet;
import io.evenkeel.simulator.frame.usecase.FrameGates;
import io.evenkeel.simulator.stream.Channel;
import io.evenkeel.simulator.stream.Notice;
import io.evenkeel.simulator.stream.StreamLimits;
import io.evenkeel.simulator.stream.StreamSession;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All sessions, on one thread of their own: what happened on the exchange, what clients say and what they are shown
 * first stand in one queue, in the order of the exchange's changes.
 */
@ApplicationScoped
public class StreamHub {
    private static final Logger LOG = Logger.getLogger(StreamHub.class);

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final CopyOnWriteArrayList<Talk> talks = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Integer> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger untold = new AtomicInteger();
    private final AtomicBoolean lost = new AtomicBoolean();
    private final Snapshots snapshots;
    private final FrameGates gates;
    private final StreamConfig config;
    private final InstantSource wallClock;
    private volatile boolean stopped;

    StreamHub(Snapshots snapshots, FrameGates gates, StreamConfig config, InstantSource wallClock) {
        this.snapshots = snapshots;
        this.gates = gates;
        this.config = config;
        this.wallClock = wallClock;
    }

    void start(@Observes StartupEvent start) {
        Thread.ofPlatform().name("stream").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        later(() -> {});
    }

    /** False if the account holds as many connections as it may. */
    public boolean hasRoom(String account) {
        return sessions.getOrDefault(account, 0) < config.sessionsMax();
    }

    /** A connection of the account is open; its frames go to the outlet, through the gate. */
    public Talk open(String account, Outlet outlet) {
        sessions.merge(account, 1, Integer::sum);
        var gate = gates.gate(account, outlet);
        var limits = new StreamLimits(config.marketsMax(), config.commandsMax());
        var session = new StreamSession(account, limits, snapshots.inOrderOf(this::later), gate::send);
        var talk = new Talk(this, session, gate);
        talks.add(talk);
        return talk;
    }

    void close(Talk talk) {
        if (talks.remove(talk)) {
            sessions.computeIfPresent(talk.session().account(), (account, open) -> open == 1 ? null : open - 1);
        }
    }

    void later(Runnable task) {
        queue.add(task);
    }

    Instant wallTime() {
        return wallClock.instant();
    }

    /** True if some session, of this account if it matters whose, follows the channel. */
    boolean isFollowed(Channel channel, @Nullable String account) {
        for (var talk : talks) {
            var session = talk.session();
            if (session.follows(channel) && (account == null || account.equals(session.account()))) {
                return true;
            }
        }
        return false;
    }

    boolean hasSessions() {
        return !talks.isEmpty();
    }

    /** Takes note of what has happened; it is told later, in the order in which it came here. */
    void happened(List<Notice> notices) {
        if (untold.addAndGet(notices.size()) > config.eventsMax()) {
            untold.addAndGet(-notices.size());
            if (lost.compareAndSet(false, true)) {
                later(this::loseAll);
            }
            return;
        }
        later(() -> {
            untold.addAndGet(-notices.size());
            tell(notices);
        });
    }

    private void tell(List<Notice> notices) {
        for (var notice : notices) {
            for (var talk : talks) {
                talk.session().tell(notice);
            }
        }
    }

    private void loseAll() {
        lost.set(false);
        talks.forEach(talk -> talk.session().overflow());
    }

    private void run() {
        var batch = new ArrayList<Runnable>();
        try {
            while (!stopped) {
                batch.add(queue.take());
                queue.drainTo(batch);
                batch.forEach(this::runOne);
                batch.clear();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOne(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException unexpected) {
            LOG.error("A frame could not be told", unexpected);
        }
    }
}
