package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Order;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

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
                .map(walk -> Harvest.of(walk, OrdersReading::keep));
        var cutoff = pass.cutoff();
        if (cutoff == null || Tiers.isAfter(window, cutoff.ordersUpdated())) {
            return live;
        }
        return live.chain(young -> PageWalk.all(
                        cursor -> pass.client().historicalOrders(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, OrdersReading::keep))
                .map(old -> old.plus(young)));
    }

    private static Kept keep(Received<Order> received) {
        var order = received.value();
        var created = order.createdTime();
        return new Kept(
                order.orderId().value(),
                order.subaccount(),
                order.ticker(),
                created == null ? Instant.EPOCH : created,
                order.toString(),
                received.raw(),
                null);
    }
}
