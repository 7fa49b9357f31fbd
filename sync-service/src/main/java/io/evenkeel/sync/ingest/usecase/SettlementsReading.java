package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.event.SettlementRecorded;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.kalshi.wire.Settlement;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Settlements, one sub-account after the other because their rows do not name it. */
@ApplicationScoped
class SettlementsReading implements Reading {
    private final TimedLists lists;
    private final SyncConfig config;
    private final Clock clock;

    SettlementsReading(TimedLists lists, SyncConfig config, Clock clock) {
        this.lists = lists;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Resource resource() {
        return Resource.SETTLEMENTS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        return lists.read(pass, Resource.SETTLEMENTS, config.longOverlap(), window -> window(pass, window));
    }

    private Uni<Harvest> window(Pass pass, Window window) {
        return Multi.createFrom()
                .iterable(pass.subaccounts())
                .onItem()
                .transformToUniAndConcatenate(subaccount -> of(pass, subaccount, window))
                .collect()
                .in(() -> new Harvest[] {new Harvest(List.of(), List.of(), 0)}, (all, one) -> all[0] = all[0].plus(one))
                .map(all -> all[0]);
    }

    private Uni<Harvest> of(Pass pass, Subaccount subaccount, Window window) {
        var filter = Filter.of(subaccount).between(window.from(), window.to());
        return PageWalk.all(cursor -> pass.client().settlements(filter, cursor), config.pagesPerWindow())
                .map(walk -> Harvest.of(walk, row -> keep(pass.account(), subaccount, row)));
    }

    private Kept keep(AccountId account, Subaccount subaccount, Received<Settlement> received) {
        var settlement = received.value();
        return new Kept(
                subaccount + "/" + settlement.ticker(),
                subaccount,
                settlement.ticker(),
                settlement.settledTime(),
                settlement.toString(),
                received.raw(),
                revision -> event(account, subaccount, settlement, revision));
    }

    private EventEnvelope event(AccountId account, Subaccount subaccount, Settlement row, int revision) {
        var id = EventIds.derive(
                EventType.SETTLEMENT_RECORDED,
                account.value(),
                subaccount.toString(),
                row.ticker().value(),
                Integer.toString(revision));
        var data = new SettlementRecorded(
                row.ticker(),
                row.eventTicker(),
                subaccount,
                row.marketResult(),
                row.yesCount(),
                row.noCount(),
                row.yesTotalCost(),
                row.noTotalCost(),
                row.revenue(),
                row.value(),
                row.fee(),
                row.settledTime(),
                revision);
        return new EventEnvelope(id, row.settledTime(), clock.instant(), account, data);
    }
}
