package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.ReadingPlan;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/**
 * Reads a list that can be asked for by time. The exchange pages newest first; windows are read from the
 * oldest, and one
 * that is too large is halved, so that records are handed on in their order however many there are.
 */
@ApplicationScoped
class TimedLists {
    private final HandOn handOn;
    private final SyncStates states;
    private final SyncConfig config;
    private final Clock clock;

    TimedLists(HandOn handOn, SyncStates states, SyncConfig config, Clock clock) {
        this.handOn = handOn;
        this.states = states;
        this.config = config;
        this.clock = clock;
    }

    /** @param read everything of one window, or a failure */
    Uni<Counts> read(Pass pass, Resource resource, Duration overlap, Function<Window, Uni<Harvest>> read) {
        var rhythm = new ReadingPlan.Rhythm(overlap, config.fullEvery(), config.pageSize());
        var plan = ReadingPlan.of(pass.state(resource), rhythm, clock.instant());
        return new Job(pass, resource, read)
                .window(plan.window())
                .call(() -> states.succeeded(pass.fence(), resource, plan.full()));
    }

    private final class Job {
        private final Pass pass;
        private final Resource resource;
        private final Function<Window, Uni<Harvest>> read;

        Job(Pass pass, Resource resource, Function<Window, Uni<Harvest>> read) {
            this.pass = pass;
            this.resource = resource;
            this.read = read;
        }

        Uni<Counts> window(Window window) {
            return read.apply(window)
                    .chain(harvest -> handOn.keep(pass, resource, harvest))
                    .onFailure(TimedLists::isTooLarge)
                    .recoverWithUni(failure -> halves(window, failure));
        }

        private Uni<Counts> halves(Window window, Throwable tooLarge) {
            var halves = window.halves(clock.instant());
            if (halves.isEmpty()) {
                return Uni.createFrom().failure(tooLarge);
            }
            return window(halves.get().older())
                    .chain(older -> window(halves.get().newer()).map(older::plus));
        }
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof ExchangeFailure.Unfinished unfinished && unfinished.isTooManyPages();
    }
}
