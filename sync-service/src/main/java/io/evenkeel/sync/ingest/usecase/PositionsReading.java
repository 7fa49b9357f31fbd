package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Open positions per sub-account, read whole each time. */
@ApplicationScoped
class PositionsReading implements Reading {
    private static final int PAGES_MAX = 1000;

    private final HandOn handOn;
    private final Positions positions;
    private final SyncStates states;
    private final Clock clock;

    PositionsReading(HandOn handOn, Positions positions, SyncStates states, Clock clock) {
        this.handOn = handOn;
        this.positions = positions;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Resource resource() {
        return Resource.POSITIONS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        return EachSubaccount.of(pass, subaccount -> of(pass, subaccount))
                .map(parts -> parts.stream().reduce(Counts.NONE, Counts::plus))
                .call(() -> states.succeeded(pass, Resource.POSITIONS, Extent.WHOLE));
    }

    private Uni<Counts> of(Pass pass, Subaccount subaccount) {
        return PageWalk.all(cursor -> pass.client().positions(subaccount, cursor), PAGES_MAX)
                .chain(walk -> handOn.keep(
                                pass.fence(),
                                Resource.POSITIONS,
                                Harvest.of(
                                        walk,
                                        "market_positions",
                                        subaccount,
                                        row -> ToKept.position(pass.account(), subaccount, row, clock.instant())),
                                Keeping.PLAIN)
                        .chain(counts -> positions
                                .listed(
                                        pass.fence(),
                                        subaccount,
                                        walk.good().stream()
                                                .map(row -> row.value().ticker())
                                                .toList(),
                                        walk.unreadable().isEmpty())
                                .map(closed -> counts.plus(new Counts(0, closed, 0, closed, 0)))));
    }
}
