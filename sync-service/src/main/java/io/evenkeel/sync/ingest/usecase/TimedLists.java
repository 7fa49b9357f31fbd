package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.ReadingPlan;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Polls of lists that can be asked for by time. The exchange pages newest first; windows are read from the oldest, so
 * that records are handed on in their order however many there are.
 */
@ApplicationScoped
class TimedLists {
    private final WindowReader windows;
    private final SecondLook secondLook;
    private final SyncStates states;
    private final SyncConfig config;
    private final Clock clock;

    TimedLists(WindowReader windows, SecondLook secondLook, SyncStates states, SyncConfig config, Clock clock) {
        this.windows = windows;
        this.secondLook = secondLook;
        this.states = states;
        this.config = config;
        this.clock = clock;
    }

    Uni<Counts> read(Pass pass, TimedList list) {
        var resource = list.resource();
        var rhythm = new ReadingPlan.Rhythm(list.overlap(), config.fullEvery(), config.pageSize());
        var state = pass.state(resource);
        var plan = ReadingPlan.of(state, rhythm, clock.instant());
        var job = new WindowReader.Job(
                pass.fence(),
                resource,
                reach -> list.window(pass, reach),
                plan.full(),
                readTo -> Keeping.ofReading(plan.full() ? readTo : null));
        return windows.read(job, plan.window())
                .invoke(counts -> {
                    if (plan.extent() == Extent.WHOLE) {
                        secondLook.require(pass.account(), state, counts.fetched());
                    }
                })
                .call(() -> states.succeeded(pass, resource, plan.extent()));
    }

    /**
     * The newest records of the live tier, of a list that has been read whole before. The watermark stays, so that the
     * next reading covers all of it again, in both tiers.
     */
    Uni<Counts> meanwhile(Pass pass, TimedList list) {
        var state = pass.state(list.resource());
        var watermark = state.watermark();
        if (watermark == null || state.lastFullAt() == null) {
            return Uni.createFrom().item(Counts.NONE);
        }
        var job = new WindowReader.Job(
                pass.fence(), list.resource(), reach -> list.live(pass, reach), false, _ -> Keeping.AGAIN);
        return windows.read(job, new Window(watermark.minus(list.overlap()), null));
    }
}
