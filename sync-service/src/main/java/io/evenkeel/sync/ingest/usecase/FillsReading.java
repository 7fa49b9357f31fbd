package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** Fills of all sub-accounts, which their rows name; live tier and, where a window reaches there, historical tier. */
@ApplicationScoped
class FillsReading implements TimedList {
    private static final WalkGuard.Shape<Fill> SHAPE =
            new WalkGuard.Shape<>(fill -> fill.fillId().value(), Fill::createdTime);

    private final SyncConfig config;

    FillsReading(SyncConfig config) {
        this.config = config;
    }

    @Override
    public Resource resource() {
        return Resource.FILLS;
    }

    @Override
    public Duration overlap() {
        return config.overlap();
    }

    @Override
    public Uni<Harvest> live(Pass pass, Reach reach) {
        var filter = reach.within(Filter.ALL);
        return walk(pass, reach, cursor -> pass.client().fills(filter, cursor));
    }

    @Override
    public Uni<Harvest> window(Pass pass, Reach reach) {
        var filter = reach.within(Filter.ALL);
        return Tiers.both(
                pass,
                reach.window(),
                live(pass, reach),
                walk(pass, reach, cursor -> pass.client().historicalFills(filter, cursor)),
                HistoricalCutoff::tradesCreated);
    }

    private static Uni<Harvest> walk(Pass pass, Reach reach, Function<String, Uni<Page<Fill>>> fetch) {
        return PageWalk.all(WalkGuard.over(fetch, SHAPE, reach), reach.pagesMax())
                .map(walk -> Harvest.of(walk, "fills", Subaccount.PRIMARY, fill -> ToKept.fill(pass.account(), fill)));
    }
}
