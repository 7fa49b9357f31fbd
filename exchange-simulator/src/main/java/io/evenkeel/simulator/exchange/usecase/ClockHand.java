package io.evenkeel.simulator.exchange.usecase;

import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.RobotsStepped;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Pace;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Moves the exchange's clock once a second while it runs; a frozen clock costs nothing. */
@ApplicationScoped
public class ClockHand {
    private static final Logger LOG = Logger.getLogger(ClockHand.class);

    private final Records records;
    private final InstantSource wallClock;
    private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("exchange-clock").daemon().factory());

    ClockHand(Records records, InstantSource wallClock) {
        this.records = records;
        this.wallClock = wallClock;
    }

    void start(@Observes StartupEvent start) {
        var _ = hand.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        hand.shutdownNow();
    }

    /** A failure is told and the next second tries again: a thrown exception would stop the clock for good. */
    private void tick() {
        try {
            if (records.isLoaded() && records.read(exchange -> exchange.floor().pace() instanceof Pace.Running)) {
                records.change(this::moved);
            }
        } catch (RuntimeException failure) {
            LOG.error("The exchange's clock could not be moved", failure);
        }
    }

    private List<Change> moved(Exchange exchange) {
        var now = exchange.floor().pace().at(wallClock.instant(), exchange.now());
        var due = exchange.floor().dueRobots(now);
        return due.isEmpty() ? List.of(new ClockMoved(now)) : List.of(new ClockMoved(now), new RobotsStepped(now, due));
    }
}
