package io.evenkeel.pnl.ledger.store;

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
import io.evenkeel.pnl.ledger.usecase.CheckPositions;
import io.evenkeel.pnl.ledger.usecase.FillChanges;
import io.evenkeel.pnl.ledger.usecase.LedgerTransaction;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All statements of the ledger on one connection. */
final class SqlLedgerTransaction implements LedgerTransaction {
    private final Locks locks;
    private final FillStatements fills;
    private final FactStatements facts;
    private final BookReads reads;
    private final BookWrites writes;
    private final PositionChecks checks;
    private final DirtyBooks dirty;
    private final RebuildStatements rebuilds;
    private final SlotSums sums;

    SqlLedgerTransaction(SqlConnection connection) {
        locks = new Locks(connection);
        fills = new FillStatements(connection);
        facts = new FactStatements(connection);
        reads = new BookReads(connection);
        writes = new BookWrites(connection);
        checks = new PositionChecks(connection);
        dirty = new DirtyBooks(connection);
        rebuilds = new RebuildStatements(connection);
        sums = new SlotSums(connection);
    }

    @Override
    public Uni<Void> shareMarkets(Collection<MarketTicker> tickers) {
        return locks.shareMarkets(tickers);
    }

    @Override
    public Uni<Void> lockMarkets(Collection<MarketTicker> tickers) {
        return locks.markets(tickers);
    }

    @Override
    public Uni<Void> lockAccounts(Collection<AccountId> accounts) {
        return locks.accounts(accounts);
    }

    @Override
    public Uni<FillChanges> saveFills(List<FillFact> given) {
        return fills.save(given);
    }

    @Override
    public Uni<Set<BookKey>> saveSettlements(List<SettlementFact> settlements) {
        return facts.saveSettlements(settlements);
    }

    @Override
    public Uni<Set<MarketTicker>> saveMarkets(List<MarketFact> markets) {
        return facts.saveMarkets(markets);
    }

    @Override
    public Uni<Void> savePositions(List<PositionFact> positions) {
        return facts.savePositions(positions);
    }

    @Override
    public Uni<Set<BookKey>> booksOf(Collection<MarketTicker> tickers) {
        return reads.ofMarkets(tickers);
    }

    @Override
    public Uni<Map<BookKey, StoredBook>> books(Collection<BookKey> keys, Duration rest) {
        return reads.books(keys, rest);
    }

    @Override
    public Uni<Map<BookKey, List<Lot>>> lots(Collection<BookKey> keys) {
        return reads.lots(keys);
    }

    @Override
    public Uni<Void> markDirty(Collection<BookKey> keys) {
        return dirty.mark(keys);
    }

    @Override
    public Uni<Void> setBack(BookKey key) {
        return dirty.setBack(key);
    }

    @Override
    public Uni<Set<BookKey>> dirtyBooks(Duration rest, long fillsMax) {
        return dirty.rested(rest, fillsMax);
    }

    @Override
    public Uni<Set<BookKey>> stillDirty(Collection<BookKey> keys) {
        return dirty.still(keys);
    }

    @Override
    public Uni<Optional<Rebuild>> nextRebuild() {
        return rebuilds.next();
    }

    @Override
    public Uni<List<BookKey>> booksToRebuild(Rebuild rebuild, int booksMax, long fillsMax) {
        return rebuilds.books(rebuild, booksMax, fillsMax);
    }

    @Override
    public Uni<Optional<AccountId>> accountToAddUp(Rebuild rebuild) {
        return rebuilds.account(rebuild);
    }

    @Override
    public Uni<Void> addUp(AccountId account) {
        return sums.addUp(account);
    }

    @Override
    public Uni<Void> saveProgress(Rebuild rebuild, Rebuild.Progress progress) {
        return rebuilds.save(rebuild, progress);
    }

    @Override
    public Uni<Map<BookKey, MarketFacts>> facts(Collection<BookKey> keys) {
        return facts.load(keys, CheckPositions.MISMATCHES_MAX);
    }

    @Override
    public Uni<Map<BookKey, List<Fill>>> fills(Collection<BookKey> keys) {
        return fills.load(keys);
    }

    @Override
    public Uni<Map<BookKey, SlotTable>> slots(Collection<BookKey> keys) {
        return reads.slots(keys);
    }

    @Override
    public Uni<Void> save(List<BookUpdate> updates) {
        return writes.save(updates);
    }

    @Override
    public Uni<Set<BookKey>> checkPositions(AccountId account, int mismatchesMax, Duration pause) {
        return checks.check(account, mismatchesMax, pause);
    }
}
