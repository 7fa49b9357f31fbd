package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Settlement;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Settlements, one sub-account after the other because their rows do not name it. */
@ApplicationScoped
class SettlementsReading implements TimedList {
    private static final WalkGuard.Shape<Settlement> SHAPE =
            new WalkGuard.Shape<>(row -> row.ticker().value(), Settlement::settledTime);

    private final SyncConfig config;

    SettlementsReading(SyncConfig config) {
        this.config = config;
    }

    @Override
    public Resource resource() {
        return Resource.SETTLEMENTS;
    }

    @Override
    public Duration overlap() {
        return config.longOverlap();
    }

    /** There is no other tier of them. */
    @Override
    public Uni<Harvest> window(Pass pass, Reach reach) {
        return live(pass, reach);
    }

    @Override
    public Uni<Harvest> live(Pass pass, Reach reach) {
        return EachSubaccount.of(pass, subaccount -> of(pass, subaccount, reach))
                .map(parts -> parts.stream().reduce(Harvest.NOTHING, Harvest::plus));
    }

    private static Uni<Harvest> of(Pass pass, Subaccount subaccount, Reach reach) {
        var filter = reach.within(Filter.of(subaccount));
        return PageWalk.all(
                        WalkGuard.over(cursor -> pass.client().settlements(filter, cursor), SHAPE, reach),
                        reach.pagesMax())
                .map(walk -> Harvest.of(
                        walk, "settlements", subaccount, row -> ToKept.settlement(pass.account(), subaccount, row)));
    }
}
