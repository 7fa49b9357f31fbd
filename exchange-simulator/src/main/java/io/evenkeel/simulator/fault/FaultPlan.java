package io.evenkeel.simulator.fault;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The faults that are ordered, each counted down by the calls or frames it concerns. Thread-safe. */
public final class FaultPlan {
    public static final int FAULTS_MAX = 1000;

    private static final class Pending {
        private final Fault fault;
        private final Instant orderedAt;
        private int toSkip;
        private int toHit;
        private int happened;

        private Pending(Fault fault, Instant now) {
            this.fault = fault;
            orderedAt = now;
            toSkip = fault.skip();
            toHit = fault.count();
        }

        private boolean isOver(Instant now) {
            return toHit <= 0 || (fault.lastsMillis() > 0 && !now.isBefore(orderedAt.plusMillis(fault.lastsMillis())));
        }

        private boolean hits() {
            if (toSkip > 0) {
                toSkip--;
                return false;
            }
            toHit--;
            return true;
        }

        private Tally toTally(boolean over) {
            return new Tally(fault, over ? 0 : toHit, happened);
        }
    }

    /**
     * What became of a fault.
     *
     * @param remaining calls or frames that it will still befall
     * @param happened how often it made a difference on the wire
     */
    public record Tally(Fault fault, int remaining, int happened) {}

    private final InstantSource clock;
    private final List<Pending> pending = new ArrayList<>();
    /** The ones that are over, oldest first, so that it can still be told how often they happened. */
    private final Deque<Pending> over = new ArrayDeque<>();

    private volatile boolean idle = true;

    /** @param clock the wall clock: a fault lasts for a time of the caller's, not of the exchange's */
    public FaultPlan(InstantSource clock) {
        this.clock = clock;
    }

    /** True if nothing at all is ordered; cheap enough to be asked for every call and frame. */
    public boolean isIdle() {
        return idle;
    }

    /** @return false if there are too many already */
    public synchronized boolean order(Fault fault) {
        settle();
        if (pending.size() >= FAULTS_MAX) {
            return false;
        }
        pending.add(new Pending(fault, clock.instant()));
        idle = false;
        return true;
    }

    /**
     * The faults that befall a call, in the order in which they were ordered. After one that ends the call no further
     * one is taken: it waits for the next call.
     */
    public synchronized List<Fault> take(@Nullable String caller, String method, String path) {
        return take(fault -> fault.kind().isOfCalls() && fault.scope().concernsCall(caller, method, path));
    }

    /**
     * The faults that befall a frame.
     *
     * @param message its content, by which one record may be meant
     */
    public synchronized List<Fault> takeForFrame(@Nullable String receiver, String type, Map<?, ?> message) {
        return take(fault -> fault.kind().isOfFrames()
                && fault.kind() != FaultKind.NO_PING
                && fault.kind() != FaultKind.PING_FLOOD
                && fault.scope().concernsFrame(receiver, type)
                && fault.isAbout(message));
    }

    /** The faults that befall a ping of the server, as if it were a frame of the type {@code ping}. */
    public synchronized List<Fault> takeForPing(@Nullable String receiver) {
        return take(fault -> fault.kind().isOfPings() && fault.scope().concernsFrame(receiver, "ping"));
    }

    private List<Fault> take(Predicate<Fault> concerned) {
        settle();
        var hits = new ArrayList<Fault>();
        for (var each : pending) {
            if (concerned.test(each.fault) && each.hits()) {
                hits.add(each.fault);
                if (each.fault.kind().endsTheCall()) {
                    break;
                }
            }
        }
        settle();
        return List.copyOf(hits);
    }

    /** Notes that a fault which was taken made a difference. */
    public synchronized void happened(Fault fault) {
        Stream.concat(pending.stream(), over.stream())
                .filter(each -> each.fault.id().equals(fault.id()))
                .forEach(each -> each.happened++);
    }

    public synchronized List<Tally> open() {
        settle();
        return pending.stream().map(each -> each.toTally(false)).toList();
    }

    /** The faults that are over, oldest first, up to as many as there may be open ones. */
    public synchronized List<Tally> over() {
        settle();
        return over.stream().map(each -> each.toTally(true)).toList();
    }

    /** Forgets one fault, or all of them; what happened is forgotten with them. */
    public synchronized int forget(@Nullable String id) {
        settle();
        var before = pending.size();
        pending.removeIf(each -> id == null || each.fault.id().equals(id));
        over.removeIf(each -> id == null || each.fault.id().equals(id));
        idle = pending.isEmpty();
        return before - pending.size();
    }

    private void settle() {
        var now = clock.instant();
        for (var each : pending) {
            if (each.isOver(now)) {
                over.addLast(each);
            }
        }
        pending.removeIf(each -> each.isOver(now));
        while (over.size() > FAULTS_MAX) {
            over.removeFirst();
        }
        idle = pending.isEmpty();
    }
}
