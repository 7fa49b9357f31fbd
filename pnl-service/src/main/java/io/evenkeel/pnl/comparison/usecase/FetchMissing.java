package io.evenkeel.pnl.comparison.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.comparison.Difference;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.ledger.usecase.RebuildBooks;
import io.evenkeel.pnl.ledger.usecase.RecordEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Fetches the events of one market and records them, page by page, on the road that delivered events take. What was
 * known already changes nothing.
 */
@ApplicationScoped
class FetchMissing {
    private static final Logger LOG = Logger.getLogger(FetchMissing.class);

    private final SyncFacts sync;
    private final RecordEvents record;
    private final LookAtAccount look;
    private final RebuildBooks rebuild;

    FetchMissing(SyncFacts sync, RecordEvents record, LookAtAccount look, RebuildBooks rebuild) {
        this.sync = sync;
        this.record = record;
        this.look = look;
        this.rebuild = rebuild;
    }

    /**
     * The difference as it is after everything was fetched. Where all records of a book are known and its figures
     * differ all the same, they are computed from nothing. One market that fails keeps nobody else from being repaired.
     */
    Uni<Difference> repair(Difference difference) {
        var account = difference.key().account();
        var ticker = difference.key().ticker();
        return all(difference.resource().wire(), account, ticker)
                .chain(fetched -> agrees(difference)
                        .chain(agrees -> agrees || difference.resource() == Resource.MARKETS
                                ? Uni.createFrom().item(agrees)
                                : rebuild.now(Set.of(difference.key())).chain(() -> agrees(difference)))
                        .map(agrees -> difference.after(fetched, agrees)))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s of %s is not repaired: %s", ticker, account, failure))
                .onFailure()
                .recoverWithItem(difference);
    }

    /** How many events of this kind came. */
    Uni<Long> all(String kind, AccountId account, MarketTicker ticker) {
        return Pages.all(cursor -> sync.events(kind, account, ticker, cursor), SyncFacts.Events::cursor)
                .onItem()
                .transformToUniAndConcatenate(page ->
                        record.all(page.items()).replaceWith(page.items().size()))
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    private Uni<Boolean> agrees(Difference difference) {
        return look.agrees(
                difference.resource(),
                difference.key().account(),
                difference.key().ticker());
    }
}
