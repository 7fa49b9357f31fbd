package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Snapshot;
import io.evenkeel.simulator.row.BadInput;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * The state of the exchange, for many readers and one writer at a time. Callers are on worker or virtual threads:
 * reading may wait for a writer, and a writer waits for the disk.
 */
@ApplicationScoped
public class Records {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Exchange exchange = new Exchange();
    private final ChangeLog log;
    private volatile boolean loaded;

    Records(ChangeLog log) {
        this.log = log;
    }

    void start(@Observes StartupEvent start) {
        lock.writeLock().lock();
        try {
            log.open(exchange);
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
            if (log.wantsCompaction()) {
                log.compact(Snapshot.of(exchange));
            }
            return prepared;
        } finally {
            lock.writeLock().unlock();
        }
    }
}
