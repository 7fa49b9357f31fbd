package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.contracts.id.AccountId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.BookUpdate;
import io.evenkeel.pnl.ledger.FillFact;
import io.evenkeel.pnl.ledger.MarketFact;
import io.evenkeel.pnl.ledger.PositionFact;
import io.evenkeel.pnl.ledger.Rebuild;
import io.evenkeel.pnl.ledger.SettlementFact;
import io.evenkeel.pnl.ledger.StoredBook;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One open transaction of the ledger. Each call is a bounded number of round trips, however many keys it is given. */
public interface LedgerTransaction {
    /** Waits until nobody else may change what is known of these markets; others may still read them. */
    Uni<Void> shareMarkets(Collection<MarketTicker> tickers);

    /** Waits until nobody else reads or changes what is known of these markets. */
    Uni<Void> lockMarkets(Collection<MarketTicker> tickers);

    /** Waits until nobody else changes books of these accounts, and makes the accounts known. After the markets. */
    Uni<Void> lockAccounts(Collection<AccountId> accounts);

    /** Stores fills and tells what is new; the same fill again changes nothing. */
    Uni<FillChanges> saveFills(List<FillFact> fills);

    /** Stores settlement rows; answers the books whose newest revision is another now. */
    Uni<Set<BookKey>> saveSettlements(List<SettlementFact> settlements);

    /** Stores markets; answers those whose end is another now. */
    Uni<Set<MarketTicker>> saveMarkets(List<MarketFact> markets);

    /** Stores positions as observed; an older revision changes nothing. */
    Uni<Void> savePositions(List<PositionFact> positions);

    /** Every book of these markets. */
    Uni<Set<BookKey>> booksOf(Collection<MarketTicker> tickers);

    /**
     * The books that there are, without their lots.
     *
     * @param rest how long a book is left alone after it was computed from nothing
     */
    Uni<Map<BookKey, StoredBook>> books(Collection<BookKey> keys, Duration rest);

    /** Open lots of the books, oldest first. */
    Uni<Map<BookKey, List<Lot>>> lots(Collection<BookKey> keys);

    /** Notes that the figures of these books, which must exist, lack a stored fill, until the next {@link #save}. */
    Uni<Void> markDirty(Collection<BookKey> keys);

    /**
     * Notes that this book could not be computed: it is dirty, carries an alarm, and is left alone for a while that
     * grows with every such failure, until the next {@link #save}.
     */
    Uni<Void> setBack(BookKey key);

    /** Dirty books that have rested, the longest waiting first: at least one, else of that many fills together. */
    Uni<Set<BookKey>> dirtyBooks(Duration rest, long fillsMax);

    /** Those of the keys that are dirty still. */
    Uni<Set<BookKey>> stillDirty(Collection<BookKey> keys);

    /** The oldest rebuild that is not finished, locked until the end; empty when there is none or others have it. */
    Uni<Optional<Rebuild>> nextRebuild();

    /** The books that the rebuild has yet to do, in key order; of at most that many fills together but at least one. */
    Uni<List<BookKey>> booksToRebuild(Rebuild rebuild, int booksMax, long fillsMax);

    /** The account, in their order, whose sums the rebuild has to add up next; empty after the last. */
    Uni<Optional<AccountId>> accountToAddUp(Rebuild rebuild);

    /** Adds up again everything by time that is kept as a sum of books of this account. */
    Uni<Void> addUp(AccountId account);

    /** Writes how far a rebuild is. */
    Uni<Void> saveProgress(Rebuild rebuild, Rebuild.Progress progress);

    /** What is known of each key's market; every key has an entry. */
    Uni<Map<BookKey, MarketFacts>> facts(Collection<BookKey> keys);

    /** All fills of the books. */
    Uni<Map<BookKey, List<Fill>>> fills(Collection<BookKey> keys);

    /** What the books have added to the sums by time. */
    Uni<Map<BookKey, SlotTable>> slots(Collection<BookKey> keys);

    /** Writes books, lots, realizations and the differences in the sums by time. */
    Uni<Void> save(List<BookUpdate> updates);

    /**
     * Compares every open book of an account with the position observed after its last comparison, and counts
     * mismatches in a row; a book that agrees again starts anew.
     *
     * @param pause a book that was found wrong less than this ago is not counted again
     * @return the books that are incomplete from now on, or not any more
     */
    Uni<Set<BookKey>> checkPositions(AccountId account, int mismatchesMax, Duration pause);
}
