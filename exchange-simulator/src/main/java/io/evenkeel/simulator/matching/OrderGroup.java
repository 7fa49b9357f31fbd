package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/** A cap on the contracts that some orders together may match within any 15 seconds. */
public final class OrderGroup {
    private static final Duration WINDOW = Duration.ofSeconds(15);

    /** Contracts that matched at one moment. */
    public record Match(Instant at, Quantity count) {}

    private final String id;
    private final Owner owner;
    private final Deque<Match> window = new ArrayDeque<>();
    private Quantity limit;
    private boolean triggered;

    OrderGroup(String id, Owner owner, Quantity limit) {
        this.id = id;
        this.owner = owner;
        this.limit = limit;
    }

    /** A group as it was before a restart. */
    public OrderGroup(String id, Owner owner, Quantity limit, boolean triggered, Collection<Match> window) {
        this(id, owner, limit);
        this.triggered = triggered;
        this.window.addAll(window);
    }

    public String id() {
        return id;
    }

    public Owner owner() {
        return owner;
    }

    public Quantity limit() {
        return limit;
    }

    /** True while it takes no orders. */
    public boolean isTriggered() {
        return triggered;
    }

    /** Oldest first. */
    public List<Match> window() {
        return List.copyOf(window);
    }

    void note(Instant at, Quantity count) {
        window.addLast(new Match(at, count));
    }

    boolean isExhausted(Instant now) {
        var from = now.minus(WINDOW);
        while (!window.isEmpty() && !window.getFirst().at().isAfter(from)) {
            window.removeFirst();
        }
        var sum = Quantity.ZERO;
        for (var match : window) {
            sum = sum.plus(match.count());
        }
        return sum.compareTo(limit) >= 0;
    }

    void limitTo(Quantity newLimit) {
        limit = newLimit;
    }

    void trigger() {
        triggered = true;
    }

    void reset() {
        triggered = false;
        window.clear();
    }
}
