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
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One pass: reads the given resources one after the other. A resource that the exchange answers badly fails alone;
 * a refused key, an exchange that does not answer, a lost lease or a failing database end the pass.
 */
@ApplicationScoped
class SyncAccount {
    private static final Logger LOG = Logger.getLogger(SyncAccount.class);

    private final PreparePass prepare;
    private final ReadResource readings;
    private final SyncStates states;
    private final Clock clock;

    SyncAccount(PreparePass prepare, ReadResource readings, SyncStates states, Clock clock) {
        this.prepare = prepare;
        this.readings = readings;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Fills come first because they name sub-accounts that nothing else tells of.
     *
     * @param asked whether a person waits for it
     */
    Uni<List<ResourceOutcome>> sync(FoundAccount account, Fence fence, List<Resource> resources, boolean asked) {
        var fills = resources.stream()
                .filter(resource -> resource == Resource.FILLS)
                .toList();
        var others = resources.stream()
                .filter(resource -> resource != Resource.FILLS)
                .toList();
        return prepare.prepare(account, fence, asked)
                .chain(pass -> each(pass, fills)
                        .chain(first -> prepare.again(pass)
                                .chain(complete -> each(complete, others))
                                .map(rest -> Stream.concat(first.stream(), rest.stream())
                                        .toList())));
    }

    private Uni<List<ResourceOutcome>> each(Pass pass, List<Resource> resources) {
        return Multi.createFrom()
                .iterable(resources)
                .onItem()
                .transformToUniAndConcatenate(resource -> one(pass, resource))
                .collect()
                .asList();
    }

    private Uni<ResourceOutcome> one(Pass pass, Resource resource) {
        var startedAt = clock.instant();
        var before = pass.states().getOrDefault(resource, SyncState.none(resource));
        return readings.read(pass, resource)
                .map(counts -> outcome(before, startedAt, counts, null))
                .onFailure(SyncAccount::isOfThisResource)
                .recoverWithUni(failure -> states.failed(pass.fence(), resource, text(failure))
                        .replaceWith(outcome(before, startedAt, Counts.NONE, text(failure))))
                .invoke(outcome -> log(pass, outcome));
    }

    private ResourceOutcome outcome(SyncState before, Instant startedAt, Counts counts, @Nullable String error) {
        var first = before.lastSyncedAt() == null;
        return new ResourceOutcome(
                before.resource(), startedAt, clock.instant(), counts, error, before.lastError(), first);
    }

    /** Whether others may still work: the exchange answered, only not with something usable. */
    private static boolean isOfThisResource(Throwable failure) {
        return failure instanceof ExchangeFailure.Unfinished
                || failure instanceof ExchangeFailure.Unintelligible
                || (failure instanceof ExchangeFailure.Refused refused && !refused.isAboutTheKey());
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
