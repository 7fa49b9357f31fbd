package io.evenkeel.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that are ordered, each counted down by the calls it concerns. Thread-safe. */
public final class FaultPlan {
    public static final int FAULTS_MAX = 1000;

    private static final class Pending {
        private final Fault fault;
        private int toSkip;
        private int toHit;

        private Pending(Fault fault) {
            this.fault = fault;
            toSkip = fault.skip();
            toHit = fault.count();
        }
    }

    /**
     * @param remaining calls that it will still befall
     */
    public record Open(Fault fault, int remaining) {}

    private final List<Pending> pending = new ArrayList<>();

    /** @return false if there are too many already */
    public synchronized boolean order(Fault fault) {
        return pending.size() < FAULTS_MAX && pending.add(new Pending(fault));
    }

    /**
     * The faults that befall a call, in the order in which they were ordered. After one that ends the call no further
     * one is taken: it waits for the next call.
     */
    public synchronized List<Fault> take(@Nullable String caller, String method, String path) {
        var hits = new ArrayList<Fault>();
        for (var each : pending) {
            if (!each.fault.concerns(caller, method, path)) {
                continue;
            }
            if (each.toSkip > 0) {
                each.toSkip--;
            } else {
                each.toHit--;
                hits.add(each.fault);
                if (each.fault.kind().endsTheCall()) {
                    break;
                }
            }
        }
        pending.removeIf(each -> each.toHit <= 0);
        return List.copyOf(hits);
    }

    public synchronized List<Open> open() {
        return pending.stream().map(each -> new Open(each.fault, each.toHit)).toList();
    }

    /** Forgets one fault, or all of them. */
    public synchronized int forget(@Nullable String id) {
        var before = pending.size();
        pending.removeIf(each -> id == null || each.fault.id().equals(id));
        return before - pending.size();
    }
}
