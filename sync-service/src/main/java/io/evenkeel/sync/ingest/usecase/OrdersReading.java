package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.kalshi.wire.Order;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;

/** Orders of all sub-accounts, read only; nobody is told of them yet. */
@ApplicationScoped
class OrdersReading implements TimedList {
    private static final WalkGuard.Shape<Order> SHAPE =
            new WalkGuard.Shape<>(order -> order.orderId().value(), Order::createdTime);

    private final SyncConfig config;

    OrdersReading(SyncConfig config) {
        this.config = config;
    }

    @Override
    public Resource resource() {
        return Resource.ORDERS;
    }

    @Override
    public Duration overlap() {
        return config.longOverlap();
    }

    @Override
    public Uni<Harvest> live(Pass pass, Reach reach) {
        var filter = reach.within(Filter.ALL);
        return walk(reach, cursor -> pass.client().orders(filter, cursor));
    }

    @Override
    public Uni<Harvest> window(Pass pass, Reach reach) {
        var filter = reach.within(Filter.ALL);
        return Tiers.both(
                pass,
                reach.window(),
                live(pass, reach),
                walk(reach, cursor -> pass.client().historicalOrders(filter, cursor)),
                HistoricalCutoff::ordersUpdated);
    }

    private static Uni<Harvest> walk(Reach reach, Function<String, Uni<Page<Order>>> fetch) {
        return PageWalk.all(WalkGuard.over(fetch, SHAPE, reach), reach.pagesMax())
                .map(walk -> Harvest.of(walk, "orders", Subaccount.PRIMARY, ToKept::order));
    }
}
