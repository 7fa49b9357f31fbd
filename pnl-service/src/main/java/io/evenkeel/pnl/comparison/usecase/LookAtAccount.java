package io.evenkeel.pnl.comparison.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.comparison.Difference;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.ledger.BookKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tallies of both sides against each other, once: those of sync-service, page by page, and in the end what
 * only we have.
 */
@ApplicationScoped
class LookAtAccount {
    private final SyncFacts sync;
    private final ComparisonStore store;

    LookAtAccount(SyncFacts sync, ComparisonStore store) {
        this.sync = sync;
        this.store = store;
    }

    /**
     * What one look showed.
     *
     * @param compared how many tallies there were
     */
    record Seen(long compared, List<Difference> differing) {
        static final Seen NOTHING = new Seen(0, List.of());

        Seen plus(Seen other) {
            var all = new ArrayList<>(differing);
            all.addAll(other.differing);
            return new Seen(compared + other.compared, all);
        }
    }

    Uni<Seen> everything(AccountId account) {
        return Multi.createFrom()
                .items(Resource.values())
                .onItem()
                .transformToUniAndConcatenate(resource -> look(resource, account, null))
                .collect()
                .in(Sum::new, Sum::add)
                .map(sum -> sum.seen);
    }

    /** Whether this market agrees now. */
    Uni<Boolean> agrees(Resource resource, AccountId account, MarketTicker ticker) {
        return look(resource, account, ticker).map(seen -> seen.differing().isEmpty());
    }

    private Uni<Seen> look(Resource resource, AccountId account, @Nullable MarketTicker ticker) {
        var known = new HashSet<BookKey>();
        return pages(resource, account, ticker, known)
                .collect()
                .in(Sum::new, Sum::add)
                .chain(sum -> onlyOurs(resource, account, ticker, known).map(sum.seen::plus));
    }

    private Multi<Seen> pages(Resource resource, AccountId account, @Nullable MarketTicker ticker, Set<BookKey> known) {
        return Pages.all(cursor -> sync.tallies(resource, account, ticker, cursor), SyncFacts.Tallies::cursor)
                .onItem()
                .invoke(page -> known.addAll(page.items().keySet()))
                .onItem()
                .transformToUniAndConcatenate(page -> compared(resource, page.items()));
    }

    /** Nothing of it can be fetched: somebody has to find out where it comes from. */
    private Uni<Seen> onlyOurs(
            Resource resource, AccountId account, @Nullable MarketTicker ticker, Set<BookKey> known) {
        return store.all(resource, account, ticker).map(own -> {
            var differing = new ArrayList<Difference>();
            new TreeMap<>(own).forEach((key, mine) -> {
                if (!known.contains(key)) {
                    differing.add(new Difference(resource, key, mine, Tally.NONE, 0, false));
                }
            });
            return new Seen(differing.size(), differing);
        });
    }

    private Uni<Seen> compared(Resource resource, Map<BookKey, Tally> theirs) {
        return store.own(resource, theirs.keySet()).map(own -> {
            var differing = new ArrayList<Difference>();
            new TreeMap<>(theirs).forEach((key, tally) -> {
                var mine = own.getOrDefault(key, Tally.NONE);
                if (!mine.equals(tally)) {
                    differing.add(new Difference(resource, key, mine, tally, 0, false));
                }
            });
            return new Seen(theirs.size(), differing);
        });
    }

    private static final class Sum {
        private Seen seen = Seen.NOTHING;

        void add(Seen next) {
            seen = seen.plus(next);
        }
    }
}
