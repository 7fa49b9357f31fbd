package io.evenkeel.sync.run.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.kalshi.KalshiClient;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import io.evenkeel.kalshi.wire.Page;
import io.evenkeel.kalshi.wire.SubaccountBalance;
import io.evenkeel.sync.account.usecase.FoundAccount;
import io.evenkeel.sync.ingest.usecase.Fence;
import io.evenkeel.sync.ingest.usecase.KnownSubaccounts;
import io.evenkeel.sync.ingest.usecase.Pass;
import io.evenkeel.sync.ingest.usecase.SyncStates;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Begins passes with what all their readings need of the exchange, and tells when one is over early. */
@ApplicationScoped
class Passes {
    /** No such call, or none for this account or key. */
    private static final Set<Integer> NOT_OFFERED = Set.of(403, 404);

    private final Exchange exchange;
    private final SyncStates states;
    private final KnownSubaccounts known;
    private final Outages outages;
    private final Clock clock;

    Passes(Exchange exchange, SyncStates states, KnownSubaccounts known, Outages outages, Clock clock) {
        this.exchange = exchange;
        this.states = states;
        this.known = known;
        this.outages = outages;
        this.clock = clock;
    }

    Uni<Pass> begin(FoundAccount account, Fence fence, boolean asked) {
        var client = exchange.client(account);
        var startedAt = clock.instant();
        var subaccounts = subaccounts(client, account.id()).memoize().indefinitely();
        return learn(client, client.accountLimits())
                .chain(() -> learn(client, exchange.learnCosts(account)))
                .chain(() -> states.of(account.id()))
                .map(state -> new Pass(fence, client, subaccounts, state, asked, startedAt));
    }

    /** Whether after this failure of one reading the others need not be tried. */
    Uni<Boolean> isOver(Pass pass, Throwable failure) {
        return outages.isWhole(pass.client(), failure);
    }

    /** What is not told is done without. */
    private Uni<Void> learn(KalshiClient client, Uni<?> call) {
        return outages.inBrief(call.replaceWithVoid())
                .onFailure()
                .recoverWithUni(failure -> outages.isWhole(client, failure)
                        .chain(whole -> whole
                                ? Uni.createFrom().failure(failure)
                                : Uni.createFrom().voidItem()));
    }

    /** The primary one, those with a balance, and those that ever had a record. */
    private Uni<List<Subaccount>> subaccounts(KalshiClient client, AccountId account) {
        return client.subaccountBalances()
                .map(Passes::withBalance)
                .onFailure(Passes::isNotOffered)
                .recoverWithItem(List.of())
                .chain(listed -> known.of(account).map(seen -> {
                    var all = new TreeSet<>(seen);
                    all.add(Subaccount.PRIMARY);
                    all.addAll(listed);
                    return List.copyOf(all);
                }));
    }

    /** A row that cannot be read may be the only one that tells of its sub-account. */
    private static List<Subaccount> withBalance(Page<SubaccountBalance> page) {
        page.unreadable().stream().findFirst().ifPresent(row -> {
            throw new ExchangeFailure.Unintelligible("a balance of a sub-account: " + row.reason());
        });
        return page.good().stream().map(row -> row.value().subaccount()).toList();
    }

    private static boolean isNotOffered(Throwable failure) {
        return failure instanceof ExchangeFailure.Refused refused
                && NOT_OFFERED.contains(refused.error().status());
    }
}
