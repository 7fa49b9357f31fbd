package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Orders of all sub-accounts, read only; nobody is told of them yet. */
@ApplicationScoped
class OrdersReading implements Reading {
    private final TimedLists lists;
    private final SyncConfig config;

    OrdersReading(TimedLists lists, SyncConfig config) {
        this.lists = lists;
        this.config = config;
    }

    @Override
    public Resource resource() {
        return Resource.ORDERS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        return lists.read(pass, Resource.ORDERS, config.longOverlap(), window -> window(pass, window));
    }

    private Uni<Harvest> window(Pass pass, Window window) {
        var filter = Filter.ALL.between(window.from(), window.to());
        var live = PageWalk.all(cursor -> pass.client().orders(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, ToKept::order));
        var cutoff = pass.cutoff();
        if (cutoff == null || Tiers.isAfter(window, cutoff.ordersUpdated())) {
            return live;
        }
        return live.chain(young -> PageWalk.all(
                        cursor -> pass.client().historicalOrders(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, ToKept::order))
                .map(old -> old.plus(young)));
    }
}
