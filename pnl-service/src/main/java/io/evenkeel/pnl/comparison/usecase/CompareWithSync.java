package io.evenkeel.pnl.comparison.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.migration.BeforeSchema;
import io.evenkeel.pnl.comparison.Comparison;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Compares every account at start and then on schedule, one after the other; sooner where one was not finished. */
@ApplicationScoped
public class CompareWithSync {
    private static final Logger LOG = Logger.getLogger(CompareWithSync.class);

    private final SyncFacts sync;
    private final CompareAccount compare;
    private final ComparisonStore store;
    private final ComparisonConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile Instant nextAt = Instant.MIN;

    CompareWithSync(
            SyncFacts sync,
            CompareAccount compare,
            ComparisonStore store,
            ComparisonConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.sync = sync;
        this.compare = compare;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    void warn(@Observes StartupEvent start) {
        if (!isPossible()) {
            LOG.warn("EVENKEEL_SYNC_URL or EVENKEEL_SERVICE_PRIVATE_KEY_FILE is not set: events that get lost are not"
                    + " found and fetched");
        }
    }

    /** Looks often whether it is time, so that what could not be finished is tried again soon. */
    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = BeforeSchema.class)
    Uni<Void> onSchedule() {
        if (!isPossible() || clock.instant().isBefore(nextAt)) {
            return Uni.createFrom().voidItem();
        }
        return all().onItemOrFailure()
                .invoke(this::plan)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Compares every account now; answers how it went. */
    public Uni<List<Comparison>> all() {
        return sync.accounts()
                .onItem()
                .transformToMulti(accounts -> Multi.createFrom().iterable(accounts))
                .onItem()
                .transformToUniAndConcatenate(this::one)
                .collect()
                .asList();
    }

    private Uni<Comparison> one(AccountId account) {
        return compare.run(account).invoke(this::tell).call(store::save);
    }

    private boolean isPossible() {
        return config.syncUrl().isPresent() && config.privateKeyFile().isPresent();
    }

    private void plan(List<Comparison> done, Throwable failure) {
        if (failure != null) {
            LOG.warnf("no comparison with sync-service: %s", failure);
        }
        var finished =
                failure == null && done.stream().noneMatch(comparison -> comparison.state() == Comparison.State.FAILED);
        nextAt = clock.instant().plus(finished ? config.every() : config.retryAfter());
    }

    private void tell(Comparison done) {
        var state = done.state().name().toLowerCase(Locale.ROOT);
        metrics.counter("evenkeel.pnl.comparisons", "state", state).increment();
        metrics.counter("evenkeel.pnl.comparison.differences").increment((double) done.different());
        metrics.counter("evenkeel.pnl.comparison.fetched").increment((double) done.fetched());
        if (done.state() != Comparison.State.AGREED) {
            LOG.warnf(
                    "comparison of %s with sync-service: %s, %d of %d differed, %d events fetched%s",
                    done.account(),
                    state,
                    done.different(),
                    done.compared(),
                    done.fetched(),
                    done.error() == null ? "" : ": " + done.error());
        }
    }
}
