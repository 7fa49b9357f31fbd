package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.FillRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Fill;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Fills of all sub-accounts, which their rows name; live tier and, where a window reaches there, historical tier. */
@ApplicationScoped
class FillsReading implements Reading {
    private final TimedLists lists;
    private final SyncConfig config;
    private final Clock clock;

    FillsReading(TimedLists lists, SyncConfig config, Clock clock) {
        this.lists = lists;
        this.config = config;
        this.clock = clock;
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
                .map(walk -> Harvest.of(walk, fill -> keep(pass.account(), fill)));
        var cutoff = pass.cutoff();
        if (cutoff == null || Tiers.isAfter(window, cutoff.tradesCreated())) {
            return live;
        }
        return live.chain(young -> PageWalk.all(
                        cursor -> pass.client().historicalFills(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, fill -> keep(pass.account(), fill)))
                .map(old -> old.plus(young)));
    }

    private Kept keep(AccountId account, Received<Fill> received) {
        var fill = received.value();
        return new Kept(
                fill.fillId().value(),
                fill.subaccount(),
                fill.ticker(),
                fill.createdTime(),
                fill.toString(),
                received.raw(),
                revision -> event(account, fill, revision));
    }

    private EventEnvelope event(AccountId account, Fill fill, int revision) {
        var id = EventIds.derive(
                EventType.FILL_RECORDED,
                account.value(),
                fill.subaccount().toString(),
                fill.fillId().value(),
                Integer.toString(revision));
        var data = new FillRecorded(
                fill.fillId(),
                fill.orderId(),
                fill.ticker(),
                fill.subaccount(),
                fill.bookSide(),
                fill.count(),
                fill.yesPrice(),
                fill.fee(),
                fill.taker(),
                fill.createdTime(),
                revision);
        return new EventEnvelope(id, fill.createdTime(), clock.instant(), account, data);
    }
}
