package io.evenkeel.sync.run.usecase;

import io.evenkeel.sync.SyncConfig;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Forgets what nobody looks at any more. Replicas may all do it: what is gone is gone. */
@ApplicationScoped
class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final Runs runs;
    private final SyncConfig config;
    private final Clock clock;

    Housekeeping(Runs runs, SyncConfig config, Clock clock) {
        this.runs = runs;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = "prune", every = "1h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return runs.prune(clock.instant().minus(config.runsKeptFor()))
                .invoke(pruned -> LOG.debugf("%d old runs forgotten", pruned))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old runs not forgotten: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
