package io.evenkeel.pnl.comparison.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.comparison.Comparison;
import io.evenkeel.pnl.comparison.Resource;
import io.evenkeel.pnl.comparison.Tally;
import io.evenkeel.pnl.ledger.BookKey;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Our own tallies, and the last comparison of each account. */
public interface ComparisonStore {
    /** What we have of these; one that we have nothing of has no entry. */
    Uni<Map<BookKey, Tally>> own(Resource resource, Collection<BookKey> keys);

    /** Everything that we have of the account, or of one market of it; nothing of what belongs to no account. */
    Uni<Map<BookKey, Tally>> all(Resource resource, AccountId account, @Nullable MarketTicker ticker);

    /** Replaces the account's last comparison. */
    Uni<Void> save(Comparison comparison);

    /** The last comparison of each account that has one. */
    Uni<List<Comparison>> last();
}
