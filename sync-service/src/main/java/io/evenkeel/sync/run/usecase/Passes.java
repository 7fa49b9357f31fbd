package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.HistoricalCutoff;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.KnownSubaccounts;
import io.evenkeel.sync.ingest.usecase.Pass;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Asks the exchange for what all readings of a pass need. What an account is not offered is done without. */
@ApplicationScoped
class PreparePass {
    private final Exchange exchange;
    private final SyncStates states;
    private final KnownSubaccounts known;
    private final Clock clock;

    PreparePass(Exchange exchange, SyncStates states, KnownSubaccounts known, Clock clock) {
        this.exchange = exchange;
        this.states = states;
        this.known = known;
        this.clock = clock;
    }

    Uni<Pass> prepare(FoundAccount account, Fence fence, boolean asked) {
        var client = exchange.client(account);
        var startedAt = clock.instant();
        return optional(client.accountLimits())
                .chain(() -> exchange.learnCosts(account)
                        .onFailure(PreparePass::isNotOffered)
                        .recoverWithNull())
                .chain(() -> cutoff(client))
                .chain(cutoff -> subaccounts(client, account.id())
                        .chain(subaccounts -> states.of(account.id())
                                .map(state -> new Pass(
                                        fence, client, subaccounts, cutoff.orElse(null), state, asked, startedAt))));
    }

    /** The same pass with the sub-accounts that only its own fills made known. */
    Uni<Pass> again(Pass pass) {
        return known.of(pass.account()).map(seen -> {
            var all = new TreeSet<>(seen);
            all.addAll(pass.subaccounts());
            return new Pass(
                    pass.fence(),
                    pass.client(),
                    List.copyOf(all),
                    pass.cutoff(),
                    pass.states(),
                    pass.asked(),
                    pass.startedAt());
        });
    }

    private static Uni<Optional<HistoricalCutoff>> cutoff(KalshiClient client) {
        return optional(client.historicalCutoff());
    }

    /** The primary one, those with a balance, and those that ever had a record. */
    private Uni<List<Subaccount>> subaccounts(KalshiClient client, AccountId account) {
        return optional(client.subaccountBalances())
                .chain(page -> known.of(account).map(seen -> {
                    var all = new TreeSet<>(seen);
                    all.add(Subaccount.PRIMARY);
                    page.ifPresent(balances ->
                            balances.good().forEach(row -> all.add(row.value().subaccount())));
                    return List.copyOf(new ArrayList<>(all));
                }));
    }

    private static <T> Uni<Optional<T>> optional(Uni<T> call) {
        return call.map(Optional::of).onFailure(PreparePass::isNotOffered).recoverWithItem(Optional.empty());
    }

    private static boolean isNotOffered(Throwable failure) {
        return failure instanceof ExchangeFailure.Unintelligible
                || (failure instanceof ExchangeFailure.Refused refused && !refused.isAboutTheKey());
    }
}
