package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.event.CashMovementRecorded;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventIds;
import io.evenkeel.contracts.event.EventType;
import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.PageWalk;
import io.evenkeel.kalshi.wire.CashMovement;
import io.evenkeel.kalshi.wire.Received;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deposits and withdrawals, read whole each time: the exchange cannot be asked for them by time. */
@ApplicationScoped
class CashMovementsReading implements Reading {
    private static final int PAGES_MAX = 1000;
    private static final String DEPOSIT = "deposit";
    private static final String WITHDRAWAL = "withdrawal";

    private final HandOn handOn;
    private final SyncStates states;
    private final Clock clock;

    CashMovementsReading(HandOn handOn, SyncStates states, Clock clock) {
        this.handOn = handOn;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public Resource resource() {
        return Resource.CASH_MOVEMENTS;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        return PageWalk.all(pass.client()::deposits, PAGES_MAX)
                .map(walk -> Harvest.of(walk, row -> keep(pass.account(), DEPOSIT, row)))
                .chain(deposits -> PageWalk.all(pass.client()::withdrawals, PAGES_MAX)
                        .map(walk -> Harvest.of(walk, row -> keep(pass.account(), WITHDRAWAL, row)))
                        .map(deposits::plus))
                .chain(harvest -> handOn.keep(pass, Resource.CASH_MOVEMENTS, harvest))
                .call(() -> states.succeeded(pass.fence(), Resource.CASH_MOVEMENTS, true));
    }

    private Kept keep(AccountId account, String kind, Received<CashMovement> received) {
        var movement = received.value();
        return new Kept(
                kind + "/" + movement.id(),
                Subaccount.PRIMARY,
                null,
                movement.createdTime(),
                movement.toString(),
                received.raw(),
                revision -> event(account, kind, movement, revision));
    }

    private EventEnvelope event(AccountId account, String kind, CashMovement movement, int revision) {
        var id = EventIds.derive(
                EventType.CASH_MOVEMENT_RECORDED, account.value(), kind, movement.id(), Integer.toString(revision));
        var data = new CashMovementRecorded(
                movement.id(),
                kind,
                movement.status(),
                movement.type(),
                movement.amount(),
                movement.fee(),
                movement.createdTime(),
                movement.finalizedTime(),
                revision);
        return new EventEnvelope(id, movement.createdTime(), clock.instant(), account, data);
    }
}
