package io.evenkeel.sync.ingest.usecase;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.sync.ingest.Counts;
import io.evenkeel.sync.ingest.Extent;
import io.evenkeel.sync.ingest.Resource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Balance of every sub-account. */
@ApplicationScoped
class BalanceReading implements Reading {
    private final Balances balances;
    private final SyncStates states;

    BalanceReading(Balances balances, SyncStates states) {
        this.balances = balances;
        this.states = states;
    }

    @Override
    public Resource resource() {
        return Resource.BALANCE;
    }

    @Override
    public Uni<Counts> read(Pass pass) {
        return EachSubaccount.of(pass, subaccount -> of(pass, subaccount))
                .map(parts -> parts.stream().reduce(Counts.NONE, Counts::plus))
                .call(() -> states.succeeded(pass, Resource.BALANCE, Extent.WHOLE));
    }

    private Uni<Counts> of(Pass pass, Subaccount subaccount) {
        return pass.client()
                .balance(subaccount)
                .chain(balance -> balances.keep(pass.fence(), subaccount, balance))
                .map(added -> new Counts(1, 1, added ? 1 : 0, 0, 0));
    }
}
