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

/** One pass under the account's lease, with the runs that it serves. */
@ApplicationScoped
class WorkPass {
    /** Beyond this a pass is given up, whatever it waits for; it goes on from its watermark. */
    private static final Duration PASS_MAX = Duration.ofHours(1);

    private final Leases leases;
    private final Runs runs;
    private final SyncAccount sync;
    private final Accounts accounts;
    private final Errands errands;
    private final Clock clock;

    WorkPass(Leases leases, Runs runs, SyncAccount sync, Accounts accounts, Errands errands, Clock clock) {
        this.leases = leases;
        this.runs = runs;
        this.sync = sync;
        this.accounts = accounts;
        this.errands = errands;
        this.clock = clock;
    }

    /**
     * Does what was asked for, and everything if a poll is due.
     *
     * @return empty if another worker holds the account
     */
    Uni<Optional<Attended>> attend(FoundAccount account, List<RunRow> open, boolean pollIsDue) {
        return leases.acquire(account.id()).chain(fence -> {
            if (fence.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return held(account, fence.get(), open, pollIsDue)
                    .ifNoItem()
                    .after(PASS_MAX)
                    .fail()
                    .eventually(() -> leases.release(fence.get()))
                    .map(Optional::of);
        });
    }

    /**
     * What was done.
     *
     * @param outcomes of what was read
     * @param mayGoOn whether a backfill that is left may go on at once
     */
    record Attended(List<ResourceOutcome> outcomes, boolean mayGoOn) {
        Attended {
            outcomes = List.copyOf(outcomes);
        }

        /** Whether all that was not read is refused to the account, so that nothing more can be expected. */
        boolean isWithoutHope() {
            var failed =
                    outcomes.stream().filter(outcome -> !outcome.succeeded()).toList();
            return !failed.isEmpty() && failed.stream().allMatch(ResourceOutcome::isRefused);
        }
    }

    private Uni<Attended> held(FoundAccount account, Fence fence, List<RunRow> open, boolean pollIsDue) {
        var retries = open.stream().filter(RunRow::isRetry).toList();
        var backfills = open.stream().filter(RunRow::isBackfill).toList();
        var readings =
                open.stream().filter(run -> !run.isRetry() && !run.isBackfill()).toList();
        return runs.started(open.stream().map(RunRow::runId).toList(), account.id())
                .chain(() -> errands.retry(fence, retries))
                .chain(() -> readings.isEmpty() && !pollIsDue
                        ? Uni.createFrom().item(List.<ResourceOutcome>of())
                        : readNow(account, fence, readings, pollIsDue))
                .chain(outcomes -> backfills.isEmpty()
                        ? Uni.createFrom().item(new Attended(outcomes, true))
                        : errands.backfill(account, fence, backfills.getFirst())
                                .map(mayGoOn -> new Attended(outcomes, mayGoOn)));
    }

    private Uni<List<ResourceOutcome>> readNow(
            FoundAccount account, Fence fence, List<RunRow> open, boolean pollIsDue) {
        var startedAt = clock.instant();
        return sync.sync(account, fence, resources(open, pollIsDue), !open.isEmpty())
                .onFailure()
                .call(failure -> failed(open, startedAt, failure))
                .call(outcomes -> finished(open, startedAt, outcomes))
                .call(outcomes -> open.isEmpty() ? polled(account.id(), startedAt, outcomes) : nothing())
                .call(outcomes -> isWholeSuccess(outcomes) ? accounts.synced(account.id()) : nothing());
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
        var text = Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
        return each(open, run -> runs.finished(run.ended(startedAt, clock.instant(), Counts.NONE, text), List.of()));
    }

    /** Polls leave a row only where they have something to tell. */
    private Uni<Void> polled(AccountId account, Instant startedAt, List<ResourceOutcome> outcomes) {
        var news = outcomes.stream().filter(ResourceOutcome::isNews).toList();
        if (news.isEmpty()) {
            return nothing();
        }
        var resource = news.size() == 1 ? news.getFirst().resource().wire() : RequestSync.ALL;
        var run = RunRow.poll(RunIds.next(), account, resource, startedAt);
        return runs.finished(over(run, startedAt, news), news);
    }

    private RunRow over(RunRow run, Instant startedAt, List<ResourceOutcome> outcomes) {
        var counts = outcomes.stream().map(ResourceOutcome::counts).reduce(Counts.NONE, Counts::plus);
        return run.ended(startedAt, clock.instant(), counts, ResourceOutcome.errors(outcomes));
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
