package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deposits and withdrawals, read whole each time: the exchange cannot be asked for them by time. */
@ApplicationScoped
class CashMovementsReading implements Reading {
    private static final int PAGES_MAX = 1000;

    private final HandOn handOn;
    private final SecondLook secondLook;
    private final SyncStates states;

    CashMovementsReading(HandOn handOn, SecondLook secondLook, SyncStates states) {
        this.handOn = handOn;
        this.secondLook = secondLook;
        this.states = states;
    }

    @Override
    public Resource resource() {
        return Resource.CASH_MOVEMENTS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        var account = pass.account();
        return PageWalk.all(pass.client()::deposits, PAGES_MAX)
                .map(walk -> Harvest.of(
                        walk,
                        Lists.DEPOSITS,
                        Subaccount.PRIMARY,
                        row -> ToKept.cashMovement(account, Lists.DEPOSIT, row)))
                .chain(deposits -> PageWalk.all(pass.client()::withdrawals, PAGES_MAX)
                        .map(walk -> Harvest.of(
                                walk,
                                Lists.WITHDRAWALS,
                                Subaccount.PRIMARY,
                                row -> ToKept.cashMovement(account, Lists.WITHDRAWAL, row)))
                        .map(deposits::plus))
                .chain(harvest -> handOn.keep(pass.fence(), Resource.CASH_MOVEMENTS, harvest, Keeping.PLAIN))
                .invoke(counts -> secondLook.require(account, pass.state(Resource.CASH_MOVEMENTS), counts.fetched()))
                .call(() -> states.succeeded(pass, Resource.CASH_MOVEMENTS, Extent.WHOLE));
    }
}
