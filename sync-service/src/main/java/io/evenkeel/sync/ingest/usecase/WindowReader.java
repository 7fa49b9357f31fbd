package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stretch of time window by window, oldest first. A window that is too large is divided; one whose pages may
 * have moved while they were read is read again until two passes agree. What a window gave is handed on at once, with
 * how far the reading has come, so that it goes on from there after a kill.
 */
@ApplicationScoped
class WindowReader {
    /** In a window that cannot be divided, and for lists without time. */
    static final int PAGES_MAX = 1000;

    private static final int PASSES_MAX = 5;

    private final HandOn handOn;
    private final SyncConfig config;
    private final Clock clock;

    WindowReader(HandOn handOn, SyncConfig config, Clock clock) {
        this.handOn = handOn;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is read and how it is kept.
     *
     * @param window reads everything of one window, or fails
     * @param isBelieved whether the result stands for a long time, so that a list that is still growing is read twice
     * @param keeping how a window is kept, by its end; {@code null} for the open one
     */
    record Job(
            Fence fence,
            Resource resource,
            Function<Reach, Uni<Harvest>> window,
            boolean isBelieved,
            Function<@Nullable Instant, Keeping> keeping) {}

    /** Reads all of it, or fails; what was kept before a failure stays. */
    Uni<Counts> read(Job job, Window whole) {
        return read(job, whole, Instant.MAX).map(Part::counts);
    }

    /** As much of it as is begun before a time. */
    Uni<Part> read(Job job, Window whole, Instant deadline) {
        return Uni.createFrom().deferred(() -> {
            var walk = new Walk(job, whole, deadline);
            return Multi.createBy()
                    .repeating()
                    .uni(walk::step)
                    .whilst(more -> more)
                    .collect()
                    .last()
                    .map(_ -> new Part(walk.counts, walk.ahead.peek()));
        });
    }

    /**
     * What came of it.
     *
     * @param rest the oldest window that was not read; {@code null} if all were
     */
    record Part(Counts counts, @Nullable Window rest) {}

    /** A window that was read and is not kept yet. */
    private record Found(Window window, Harvest harvest) {}

    private final class Walk {
        private final Job job;
        private final Instant deadline;
        private final Deque<Window> ahead = new ArrayDeque<>();
        private Counts counts = Counts.NONE;
        private @Nullable Found found;

        Walk(Job job, Window whole, Instant deadline) {
            this.job = job;
            this.deadline = deadline;
            ahead.push(whole);
        }

        /**
         * Keeps what was read last and reads the next window meanwhile: the exchange and the database answer at the
         * same time, and no more than two windows are in memory. Waits for both even if one fails, so that nothing goes
         * on behind the back of whoever is told. True while there is more.
         */
        Uni<Boolean> step() {
            var last = found;
            found = null;
            var keeping = last == null ? Uni.createFrom().voidItem() : keep(last);
            var reading = isNextDue() ? find(ahead.pop()) : Uni.createFrom().voidItem();
            return Uni.combine()
                    .all()
                    .unis(keeping, reading)
                    .collectFailures()
                    .discardItems()
                    .onFailure(CompositeException.class)
                    .transform(both -> both.getCauses().getFirst())
                    .map(_ -> found != null || isNextDue());
        }

        private boolean isNextDue() {
            return !ahead.isEmpty() && clock.instant().isBefore(deadline);
        }

        private Uni<Void> find(Window window) {
            var halves = window.halves(clock.instant());
            var reach = new Reach(window, halves.isPresent() ? config.pagesPerWindow() : PAGES_MAX, halves.isPresent());
            return stable(reach)
                    .invoke(harvest -> found = new Found(window, harvest))
                    .replaceWithVoid()
                    .onFailure(TooLarge.class)
                    .recoverWithItem(failure -> {
                        divide(window, failure.cut(), halves.orElseThrow());
                        return null;
                    });
        }

        private Uni<Void> keep(Found last) {
            return handOn.keep(
                            job.fence(),
                            job.resource(),
                            last.harvest(),
                            job.keeping().apply(last.window().to()))
                    .invoke(kept -> counts = counts.plus(kept))
                    .replaceWithVoid();
        }

        private void divide(Window window, @Nullable Instant cut, Window.Halves halves) {
            var parts = cut == null ? halves : window.at(cut, clock.instant()).orElse(halves);
            ahead.push(parts.newer());
            ahead.push(parts.older());
        }

        private Uni<Harvest> stable(Reach reach) {
            return job.window()
                    .apply(reach)
                    .chain(first ->
                            isSure(first, reach.window()) ? Uni.createFrom().item(first) : again(reach, first, 1));
        }

        /** One page is a picture of one moment, and of a time long past nothing comes or goes. */
        private boolean isSure(Harvest harvest, Window window) {
            if (!harvest.paged()) {
                return true;
            }
            return !harvest.shifted() && (!job.isBelieved() || window.isOver(clock.instant(), config.overlap()));
        }

        private Uni<Harvest> again(Reach reach, Harvest before, int passes) {
            if (passes >= PASSES_MAX) {
                return Uni.createFrom()
                        .failure(new ExchangeFailure.Unfinished(passes + " passes, each with another result", false));
            }
            return job.window()
                    .apply(reach)
                    .chain(next -> next.essence().equals(before.essence())
                            ? Uni.createFrom().item(before.plus(next))
                            : again(reach, next, passes + 1));
        }
    }
}
