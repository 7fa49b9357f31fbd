package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.exchange.Applied;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeFeed;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.row.BadInput;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The state of the exchange, for many readers and one writer at a time. Callers are on worker or virtual threads:
 * reading may wait for a writer, and a writer waits for the disk.
 */
@ApplicationScoped
public class Records {
    /** Far longer than the real one's half second, so that a slow test can still see it. */
    private static final Duration READ_LAG_MAX = Duration.ofMinutes(1);

    /** Enough to share the cost of a line of the journal, few enough that nobody waits long for the others. */
    private static final int INSTRUCTIONS_MAX = 1000;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    /** Null when it was lost together with the disk it is kept on. */
    private @Nullable Exchange exchange = new Exchange();

    /** No longer than there are callers, each of whom waits. */
    private final ConcurrentLinkedQueue<Waiting> waiting = new ConcurrentLinkedQueue<>();

    private final ChangeLog log;
    private final ExchangeFeed feed;
    private final InstantSource wallClock;
    private final Duration lagAtStart;
    private volatile boolean loaded;
    /** Null while there is no read lag. */
    private volatile @Nullable LateCopy late;

    Records(ChangeLog log, ExchangeFeed feed, InstantSource wallClock, SimulatorConfig config) {
        this.log = log;
        this.feed = feed;
        this.wallClock = wallClock;
        lagAtStart = config.readLag();
    }

    void start(@Observes StartupEvent start) {
        lock.writeLock().lock();
        try {
            log.open(present());
            setReadLag(lagAtStart);
            loaded = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        lock.writeLock().lock();
        try {
            log.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** True once the stored state or the scenario is in memory. */
    public boolean isLoaded() {
        return loaded;
    }

    public String scenarioFingerprint() {
        return log.scenarioFingerprint();
    }

    /** Reads the state; the function must not keep or change what it is given. */
    public <T> T read(Function<Exchange, T> reading) {
        lock.readLock().lock();
        try {
            return reading.apply(present());
        } finally {
            lock.readLock().unlock();
        }
    }

    /** As {@link #read}, for what an account is told about itself: it may be as old as the read lag. */
    public <T> T readPortfolio(Function<Exchange, T> reading) {
        var copy = late;
        return copy == null ? read(reading) : copy.read(reading);
    }

    public Duration readLag() {
        var copy = late;
        return copy == null ? Duration.ZERO : copy.lag();
    }

    /**
     * Lets portfolios be read as they were so long ago, from the present state on. Not kept over a restart.
     *
     * @throws BadInput if it is negative or too long
     */
    public void setReadLag(Duration lag) {
        if (lag.isNegative() || lag.compareTo(READ_LAG_MAX) > 0) {
            throw new BadInput("millis", "must be 0 to " + READ_LAG_MAX.toMillis());
        }
        lock.writeLock().lock();
        try {
            late = lag.isZero() ? null : new LateCopy(lag, wallClock, Snapshot.of(present()));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Works out changes from the present state and makes all of them, or none. They are on disk when this returns, and
     * nobody sees them before.
     *
     * @throws BadInput if one of them is refused
     */
    public List<Change> change(Function<Exchange, List<Change>> deciding) {
        lock.writeLock().lock();
        try {
            var events = new ArrayList<ExchangeEvent>();
            var made = made(deciding.apply(present()), events);
            feed.publish(events);
            followUp(made);
            return made;
        } catch (ArithmeticException tooMuch) {
            throw new BadInput("body", "comes to numbers that are too large");
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Each change is prepared on top of the one before, as at the start. */
    private List<Change> made(List<Change> wanted, List<ExchangeEvent> events) {
        var made = new ArrayList<Change>();
        try {
            for (var change : wanted) {
                var prepared = present().prepared(change);
                made.add(prepared);
                events.addAll(present().apply(prepared).events());
            }
            log.append(made);
            return made;
        } catch (RuntimeException failed) {
            if (!made.isEmpty()) {
                takeBack();
            }
            throw failed;
        }
    }

    /**
     * Undoes what was begun: the state is read from disk again. A change is journalled only after it was made, so the
     * journal never holds one that cannot be made, and a restart never meets it.
     */
    private void takeBack() {
        exchange = null;
        var stored = new Exchange();
        log.restore(stored);
        exchange = stored;
    }

    private Exchange present() {
        if (exchange == null) {
            throw new UnusableData("The state could not be read again from disk. Start the simulator anew.");
        }
        return exchange;
    }

    /**
     * Tells the engine what to do, at the exchange's present time. Callers that come at one time share a line of the
     * journal; what it came to is in the journal when this returns, safe from the end of this process.
     *
     * @return one outcome per instruction, in their order
     */
    public List<Outcome> instruct(List<Instruction> instructions) {
        var mine = new Waiting(instructions);
        waiting.add(mine);
        lock.writeLock().lock();
        try {
            while (!mine.isServed()) {
                serveWaiting();
            }
        } finally {
            lock.writeLock().unlock();
        }
        return mine.outcomes();
    }

    /** Serves the oldest callers together. */
    private void serveWaiting() {
        var served = new ArrayList<Waiting>();
        var count = 0;
        while (count < INSTRUCTIONS_MAX && !waiting.isEmpty()) {
            var next = waiting.remove();
            served.add(next);
            count += next.instructions().size();
        }
        serve(served);
    }

    /** If that fails, nothing was done, and each is served alone: nobody fails for another's sake. */
    private void serve(List<Waiting> callers) {
        Instructed told;
        Applied applied;
        try {
            told = told(callers);
            applied = instructed(told);
        } catch (RuntimeException failed) {
            if (callers.size() == 1) {
                callers.getFirst().fail(failed);
            } else {
                callers.forEach(caller -> serve(List.of(caller)));
            }
            return;
        }
        var outcomes = applied.outcomes().iterator();
        callers.forEach(caller -> caller.serve(outcomes));
        feed.publish(applied.events());
        followUp(List.of(told));
    }

    private Instructed told(List<Waiting> callers) {
        var now = present().floor().pace().at(wallClock.instant(), present().now());
        return new Instructed(
                now,
                callers.stream()
                        .flatMap(caller -> caller.instructions().stream())
                        .toList());
    }

    private Applied instructed(Instructed told) {
        try {
            var applied = present().apply(told);
            log.note(List.of(told));
            return applied;
        } catch (RuntimeException failed) {
            takeBack();
            throw failed;
        }
    }

    private void followUp(List<Change> made) {
        var copy = late;
        if (copy != null) {
            copy.follow(made);
        }
        if (log.wantsCompaction()) {
            log.compact(Snapshot.of(present()));
        }
    }
}
