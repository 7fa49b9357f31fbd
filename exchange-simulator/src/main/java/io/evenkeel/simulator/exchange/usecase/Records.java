package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.SimulatorConfig;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.row.BadInput;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Exchange exchange = new Exchange();
    private final ChangeLog log;
    private final InstantSource wallClock;
    private final Duration lagAtStart;
    private volatile boolean loaded;
    /** Null while there is no read lag. */
    private volatile @Nullable LateCopy late;

    Records(ChangeLog log, InstantSource wallClock, SimulatorConfig config) {
        this.log = log;
        this.wallClock = wallClock;
        lagAtStart = config.readLag();
    }

    void start(@Observes StartupEvent start) {
        lock.writeLock().lock();
        try {
            log.open(exchange);
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
            return reading.apply(exchange);
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
            late = lag.isZero() ? null : new LateCopy(lag, wallClock, Snapshot.of(exchange));
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Works out changes from the present state and makes all of them, or none. They are on disk when this returns.
     *
     * @throws BadInput if one of them is refused
     */
    public List<Change> change(Function<Exchange, List<Change>> deciding) {
        lock.writeLock().lock();
        try {
            var prepared = new ArrayList<Change>();
            for (var change : deciding.apply(exchange)) {
                prepared.add(exchange.prepared(change));
            }
            log.append(prepared);
            prepared.forEach(exchange::apply);
            var copy = late;
            if (copy != null) {
                copy.follow(prepared);
            }
            if (log.wantsCompaction()) {
                log.compact(Snapshot.of(exchange));
            }
            return prepared;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
