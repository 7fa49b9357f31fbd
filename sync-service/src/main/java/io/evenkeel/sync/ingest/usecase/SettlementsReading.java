package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.Filter;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.sync.SyncConfig;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.evenkeel.sync.ingest.Window;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Settlements, one sub-account after the other because their rows do not name it. */
@ApplicationScoped
class SettlementsReading implements Reading {
    private final TimedLists lists;
    private final SyncConfig config;

    SettlementsReading(TimedLists lists, SyncConfig config) {
        this.lists = lists;
        this.config = config;
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
                .map(walk -> Harvest.of(walk, row -> ToKept.settlement(pass.account(), subaccount, row)));
    }
}
