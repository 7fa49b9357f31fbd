package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.evenkeel.sync.ingest.usecase.Backfill;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.LeaseLost;
import io.evenkeel.sync.ingest.usecase.Pass;
import io.evenkeel.sync.ingest.usecase.RetryQuarantine;
import io.evenkeel.sync.run.RunRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/** What is done beside the readings of now: quarantine is tried again, and backfills go on for a while. */
@ApplicationScoped
class Errands {
    private static final Logger LOG = Logger.getLogger(Errands.class);

    private final RetryQuarantine quarantine;
    private final Backfill backfill;
    private final Passes passes;
    private final Runs runs;
    private final Duration slice;
    private final Clock clock;
    /** A start may be that of a version that understands more. */
    private final Set<AccountId> retriedSinceStart = ConcurrentHashMap.newKeySet();

    Errands(RetryQuarantine quarantine, Backfill backfill, Passes passes, Runs runs, SyncConfig config, Clock clock) {
        this.quarantine = quarantine;
        this.backfill = backfill;
        this.passes = passes;
        this.runs = runs;
        this.slice = config.backfillSlice();
        this.clock = clock;
    }

    /** Tries quarantine again when it was asked for and once after a start; a failure keeps nothing else waiting. */
    Uni<Void> retry(Fence fence, List<RunRow> wishes) {
        if (wishes.isEmpty() && retriedSinceStart.contains(fence.account())) {
            return Uni.createFrom().voidItem();
        }
        var startedAt = clock.instant();
        return quarantine
                .retry(fence)
                .invoke(counts -> {
                    retriedSinceStart.add(fence.account());
                    if (counts.fetched() > 0) {
                        LOG.infof(
                                "quarantine of account %s tried again: %d of %d records kept",
                                fence.account(), counts.inserted() + counts.updated(), counts.fetched());
                    }
                })
                .chain(counts -> each(wishes, run -> run.ended(startedAt, clock.instant(), counts, null)))
                .onFailure(failure -> !(failure instanceof LeaseLost))
                .recoverWithUni(failure -> {
                    LOG.warnf("quarantine of account %s not tried again: %s", fence.account(), failure);
                    var text = String.valueOf(failure.getMessage());
                    return each(wishes, run -> run.ended(startedAt, clock.instant(), Counts.NONE, text));
                });
    }

    private Uni<Void> each(List<RunRow> wishes, UnaryOperator<RunRow> end) {
        return Multi.createFrom()
                .iterable(wishes)
                .onItem()
                .transformToUniAndConcatenate(run -> runs.finished(end.apply(run), List.of()))
                .collect()
                .last();
    }

    /**
     * Goes on with one backfill; what is not done in its turn goes on in the next, also after a kill.
     *
     * @return whether the next turn may come at once; after an illness of what it reads it should wait for a poll
     */
    Uni<Boolean> backfill(FoundAccount account, Fence fence, RunRow run) {
        var span = run.backfill();
        if (span == null) {
            return runs.finished(run.ended(clock.instant(), clock.instant(), Counts.NONE, "no span"), List.of())
                    .replaceWith(true);
        }
        var deadline = clock.instant().plus(slice);
        return runs.backfilled(run.runId(), run.account())
                .chain(readTo -> passes.begin(account, fence, true)
                        .chain(pass -> turn(pass, run, new Turn(run, span, readTo, deadline))
                                .replaceWith(true)
                                .onFailure(ExchangeFailure.class)
                                .recoverWithUni(failure -> passes.isOver(pass, failure)
                                        .chain(over ->
                                                over ? Uni.createFrom().failure(failure) : failed(run, failure)))));
    }

    /** A list that is ill is waited for; one that is answered badly ends the run. */
    private Uni<Boolean> failed(RunRow run, Throwable failure) {
        if (failure instanceof ExchangeFailure known && known.isTransient()) {
            LOG.warnf("backfill of account %s waits: %s", run.account(), failure.getMessage());
            return Uni.createFrom().item(false);
        }
        var ended = run.ended(clock.instant(), clock.instant(), run.counts(), String.valueOf(failure.getMessage()));
        return runs.finished(ended, List.of()).replaceWith(true);
    }

    private Uni<Void> turn(Pass pass, RunRow run, Turn turn) {
        return Multi.createFrom()
                .iterable(turn.resources)
                .onItem()
                .transformToUniAndConcatenate(
                        resource -> turn.isDone(resource) || !clock.instant().isBefore(turn.deadline)
                                ? Uni.createFrom().voidItem()
                                : backfill.read(pass, turn.slice(resource))
                                        .invoke(done -> turn.did(resource, done))
                                        .replaceWithVoid())
                .collect()
                .last()
                .chain(() -> turn.isAllDone()
                        ? runs.finished(run.ended(clock.instant(), clock.instant(), turn.total(), null), List.of())
                        : runs.progressed(run, turn.soFar()));
    }

    private static final class Turn {
        private final RunRow run;
        private final RunRow.Span span;
        private final List<Resource> resources;
        private final Map<Resource, Instant> readTo = new EnumMap<>(Resource.class);
        private final Instant deadline;
        private Counts counts = Counts.NONE;

        Turn(RunRow run, RunRow.Span span, Map<Resource, Instant> readTo, Instant deadline) {
            this.run = run;
            this.span = span;
            this.resources = Arrays.stream(run.resource().split(","))
                    .flatMap(word -> Resource.ofWire(word).stream())
                    .toList();
            this.readTo.putAll(readTo);
            this.deadline = deadline;
        }

        boolean isDone(Resource resource) {
            return !readTo.getOrDefault(resource, span.from()).isBefore(span.to());
        }

        boolean isAllDone() {
            return resources.stream().allMatch(this::isDone);
        }

        Backfill.Slice slice(Resource resource) {
            var whole = new Window(span.from(), span.to());
            var before = readTo.get(resource);
            return new Backfill.Slice(
                    run.runId(), resource, before == null ? whole : whole.after(before), span.dryRun(), deadline);
        }

        void did(Resource resource, Backfill.Done done) {
            readTo.put(resource, done.readTo());
            counts = counts.plus(done.counts());
        }

        Counts total() {
            return run.counts().plus(counts);
        }

        Runs.Backfilled soFar() {
            var length = Math.max(1, Duration.between(span.from(), span.to()).toMillis());
            var read = resources.stream()
                    .mapToLong(resource -> Duration.between(span.from(), readTo.getOrDefault(resource, span.from()))
                            .toMillis())
                    .sum();
            var thousandths = read / Math.max(1, length * resources.size() / 1000);
            return new Runs.Backfilled(readTo, counts, Math.clamp(thousandths, 0, 999));
        }
    }
}
