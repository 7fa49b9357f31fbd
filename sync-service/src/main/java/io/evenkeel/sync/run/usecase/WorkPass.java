package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.sync.account.usecase.Accounts;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.run.RunRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One pass under the account's lease, with the runs that it serves. */
@ApplicationScoped
class WorkPass {
    /** Beyond this a pass is given up, whatever it waits for; it goes on from its watermark. */
    private static final Duration PASS_MAX = Duration.ofHours(1);

    private final Leases leases;
    private final Runs runs;
    private final SyncAccount sync;
    private final Accounts accounts;
    private final Clock clock;

    WorkPass(Leases leases, Runs runs, SyncAccount sync, Accounts accounts, Clock clock) {
        this.leases = leases;
        this.runs = runs;
        this.sync = sync;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Does what was asked for, and everything if a poll is due.
     *
     * @return false if another worker holds the account
     */
    Uni<Boolean> attend(FoundAccount account, List<RunRow> open, boolean pollIsDue) {
        return leases.acquire(account.id()).chain(fence -> {
            if (fence.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            return held(account, fence.get(), open, pollIsDue)
                    .ifNoItem()
                    .after(PASS_MAX)
                    .fail()
                    .eventually(() -> leases.release(fence.get()))
                    .replaceWith(true);
        });
    }

    private Uni<Void> held(FoundAccount account, Fence fence, List<RunRow> open, boolean pollIsDue) {
        var startedAt = clock.instant();
        var resources = resources(open, pollIsDue);
        return runs.started(open.stream().map(RunRow::runId).toList(), account.id())
                .chain(() -> sync.sync(account, fence, resources, !open.isEmpty()))
                .onFailure()
                .call(failure -> failed(open, startedAt, failure))
                .call(outcomes -> finished(open, startedAt, outcomes))
                .call(outcomes -> open.isEmpty() ? polled(account.id(), startedAt, outcomes) : nothing())
                .chain(outcomes -> isWholeSuccess(outcomes) ? accounts.synced(account.id()) : nothing());
    }

    private static List<Resource> resources(List<RunRow> open, boolean pollIsDue) {
        var wanted = EnumSet.noneOf(Resource.class);
        for (var run : open) {
            Resource.ofWire(run.resource()).ifPresentOrElse(wanted::add, () -> wanted.addAll(Resource.all()));
        }
        if (pollIsDue) {
            wanted.addAll(Resource.all());
        }
        return List.copyOf(wanted);
    }

    private static boolean isWholeSuccess(List<ResourceOutcome> outcomes) {
        return outcomes.size() == Resource.all().size() && outcomes.stream().allMatch(ResourceOutcome::succeeded);
    }

    private Uni<Void> finished(List<RunRow> open, Instant startedAt, List<ResourceOutcome> outcomes) {
        return each(open, run -> {
            var own = outcomes.stream()
                    .filter(outcome -> isOf(run, outcome.resource()))
                    .toList();
            return runs.finished(over(run, startedAt, own), own);
        });
    }

    private Uni<Void> failed(List<RunRow> open, Instant startedAt, Throwable failure) {
        return each(
                open,
                run -> runs.finished(
                        new RunRow(
                                run.runId(),
                                run.account(),
                                run.resource(),
                                run.kind(),
                                "failed",
                                run.requestedAt(),
                                startedAt,
                                clock.instant(),
                                Counts.NONE,
                                Optional.ofNullable(failure.getMessage())
                                        .orElse(failure.getClass().getSimpleName())),
                        List.of()));
    }

    /** Polls leave a row only where they have something to tell. */
    private Uni<Void> polled(AccountId account, Instant startedAt, List<ResourceOutcome> outcomes) {
        var news = outcomes.stream().filter(ResourceOutcome::isNews).toList();
        if (news.isEmpty()) {
            return nothing();
        }
        var resource = news.size() == 1 ? news.getFirst().resource().wire() : RequestSync.ALL;
        var run = new RunRow(
                RunIds.next(), account, resource, "poll", "running", startedAt, startedAt, null, Counts.NONE, null);
        return runs.finished(over(run, startedAt, news), news);
    }

    private RunRow over(RunRow run, Instant startedAt, List<ResourceOutcome> outcomes) {
        var errors = outcomes.stream()
                .filter(outcome -> !outcome.succeeded())
                .map(outcome -> outcome.resource().wire() + ": " + outcome.error())
                .collect(Collectors.joining("; "));
        return new RunRow(
                run.runId(),
                run.account(),
                run.resource(),
                run.kind(),
                errors.isEmpty() ? "succeeded" : "failed",
                run.requestedAt(),
                startedAt,
                clock.instant(),
                outcomes.stream().map(ResourceOutcome::counts).reduce(Counts.NONE, Counts::plus),
                errors.isEmpty() ? null : errors);
    }

    private static boolean isOf(RunRow run, Resource resource) {
        return run.resource().equals(RequestSync.ALL) || run.resource().equals(resource.wire());
    }

    private static Uni<Void> each(List<RunRow> runs, Function<RunRow, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(new ArrayList<>(runs))
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
