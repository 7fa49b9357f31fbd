package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * A second copy of the state that makes the same changes some time after the first, as the tables behind the real
 * exchange's answers trail its engine. Thread-safe; nothing runs in the background: what is due is made by whoever
 * comes next.
 */
final class LateCopy {
    /** More than the engine does in the longest lag; beyond it the oldest steps are shown early. */
    private static final int STEPS_MAX = 200_000;

    private record Step(Instant due, List<Change> changes) {}

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Exchange exchange = new Exchange();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final Duration lag;
    private final InstantSource wallClock;

    /**
     * @param snapshot the changes that make the present state, which is shown from the beginning
     */
    LateCopy(Duration lag, InstantSource wallClock, List<Change> snapshot) {
        this.lag = lag;
        this.wallClock = wallClock;
        snapshot.forEach(exchange::apply);
    }

    Duration lag() {
        return lag;
    }

    /** Notes changes that the first copy has just made; callers come one at a time, in order. */
    void follow(List<Change> changes) {
        lock.writeLock().lock();
        try {
            makeDue();
            steps.addLast(new Step(wallClock.instant().plus(lag), List.copyOf(changes)));
            if (steps.size() > STEPS_MAX) {
                steps.removeFirst().changes().forEach(exchange::apply);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    <T> T read(Function<Exchange, T> reading) {
        lock.writeLock().lock();
        try {
            makeDue();
            lock.readLock().lock();
        } finally {
            lock.writeLock().unlock();
        }
        try {
            return reading.apply(exchange);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void makeDue() {
        var now = wallClock.instant();
        while (!steps.isEmpty() && !steps.getFirst().due().isAfter(now)) {
            steps.removeFirst().changes().forEach(exchange::apply);
        }
    }
}
