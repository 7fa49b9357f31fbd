package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Fills of all sub-accounts, which their rows name; live tier and, where a window reaches there, historical tier. */
@ApplicationScoped
class FillsReading implements Reading {
    private final TimedLists lists;
    private final SyncConfig config;

    FillsReading(TimedLists lists, SyncConfig config) {
        this.lists = lists;
        this.config = config;
    }

    @Override
    public Resource resource() {
        return Resource.FILLS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        return lists.read(pass, Resource.FILLS, config.overlap(), window -> window(pass, window));
    }

    /** Live first: a fill that moves to the other tier meanwhile is then seen twice instead of never. */
    private Uni<Harvest> window(Pass pass, Window window) {
        var filter = Filter.ALL.between(window.from(), window.to());
        var live = PageWalk.all(cursor -> pass.client().fills(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, fill -> ToKept.fill(pass.account(), fill)));
        var cutoff = pass.cutoff();
        if (cutoff == null || Tiers.isAfter(window, cutoff.tradesCreated())) {
            return live;
        }
        return live.chain(young -> PageWalk.all(
                        cursor -> pass.client().historicalFills(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, fill -> ToKept.fill(pass.account(), fill)))
                .map(old -> old.plus(young)));
    }
}
