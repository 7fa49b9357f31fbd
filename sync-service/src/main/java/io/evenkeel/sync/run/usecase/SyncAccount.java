package io.evenkeel.sync.run.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.SyncState;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.Pass;
import io.evenkeel.sync.ingest.usecase.ReadResource;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One pass: reads the given resources one after the other. A resource that the exchange answers badly, or not at all,
 * fails alone; a refused key, an exchange of which nothing answers, a lost lease or a failing database end the pass.
 */
@ApplicationScoped
class SyncAccount {
    private static final Logger LOG = Logger.getLogger(SyncAccount.class);

    private final Passes passes;
    private final ReadResource readings;
    private final SyncStates states;
    private final Clock clock;

    SyncAccount(Passes passes, ReadResource readings, SyncStates states, Clock clock) {
        this.passes = passes;
        this.readings = readings;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Reads them in their order, in which fills come first: they name sub-accounts that nothing else tells of.
     *
     * @param asked whether a person waits for it
     */
    Uni<List<ResourceOutcome>> sync(FoundAccount account, Fence fence, List<Resource> resources, boolean asked) {
        return passes.begin(account, fence, asked)
                .chain(pass -> Multi.createFrom()
                        .iterable(resources)
                        .onItem()
                        .transformToUniAndConcatenate(resource -> one(pass, resource))
                        .collect()
                        .asList());
    }

    private Uni<ResourceOutcome> one(Pass pass, Resource resource) {
        var startedAt = clock.instant();
        var before = pass.states().getOrDefault(resource, SyncState.none(resource));
        return readings.read(pass, resource)
                .map(counts -> outcome(before, startedAt, counts, null))
                .onFailure(ExchangeFailure.class)
                .recoverWithUni(failure -> passes.isOver(pass, failure)
                        .chain(whole -> whole
                                ? Uni.createFrom().failure(failure)
                                : readings.meanwhile(pass, resource)
                                        .call(() -> states.failed(pass.fence(), resource, text(failure)))
                                        .map(counts -> outcome(before, startedAt, counts, failure))))
                .invoke(outcome -> log(pass, outcome));
    }

    private ResourceOutcome outcome(SyncState before, Instant startedAt, Counts counts, @Nullable Throwable failure) {
        var first = before.lastSyncedAt() == null;
        return new ResourceOutcome(
                before.resource(), startedAt, clock.instant(), counts, failure, before.lastError(), first);
    }

    private static String text(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static void log(Pass pass, ResourceOutcome outcome) {
        if (!outcome.isNews() && !pass.asked()) {
            return;
        }
        var counts = outcome.counts();
        if (!outcome.succeeded()) {
            LOG.warnf("%s of account %s not synced: %s", outcome.resource().wire(), pass.account(), outcome.error());
        } else {
            LOG.infof(
                    "synced %d %s of account %s (%d new, %d changed, %d unreadable)",
                    counts.fetched(),
                    outcome.resource().wire(),
                    pass.account(),
                    counts.inserted(),
                    counts.updated(),
                    counts.unreadable());
        }
    }
}
