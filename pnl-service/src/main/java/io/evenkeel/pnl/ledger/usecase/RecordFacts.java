package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.FillFact;
import io.evenkeel.pnl.ledger.MarketFact;
import io.evenkeel.pnl.ledger.PositionFact;
import io.evenkeel.pnl.ledger.SettlementFact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Stores what the exchange reported and brings the books it touches up to date, in one transaction per call. Doing
 * it twice, late or in another order ends in the same state.
 */
@ApplicationScoped
public class RecordFacts {
    private final Ledger ledger;
    private final Bookkeeper bookkeeper;

    RecordFacts(Ledger ledger, Bookkeeper bookkeeper) {
        this.ledger = ledger;
        this.bookkeeper = bookkeeper;
    }

    public Uni<Void> fills(List<FillFact> fills) {
        var books = fills.stream().map(FillFact::book).toList();
        return ledger.inTransaction(tx -> lock(tx, books)
                        .chain(() -> tx.saveFills(fills))
                        .chain(changes -> bookkeeper.apply(tx, changes)))
                .invoke(bookkeeper::remember)
                .replaceWithVoid();
    }

    public Uni<Void> settlements(List<SettlementFact> settlements) {
        var books = settlements.stream().map(SettlementFact::book).toList();
        return ledger.inTransaction(tx -> lock(tx, books)
                .chain(() -> tx.saveSettlements(settlements))
                .chain(changed -> bookkeeper.rebuild(tx, changed)));
    }

    /** A book that cannot be computed does not keep the news from the others: then all of them are done later. */
    public Uni<Void> markets(List<MarketFact> markets) {
        return markets(markets, bookkeeper::rebuild)
                .onFailure()
                .recoverWithUni(() -> markets(markets, LedgerTransaction::markDirty));
    }

    private Uni<Void> markets(
            List<MarketFact> markets, BiFunction<LedgerTransaction, Collection<BookKey>, Uni<Void>> work) {
        var tickers = markets.stream().map(MarketFact::ticker).toList();
        return ledger.inTransaction(tx -> tx.lockMarkets(tickers)
                .chain(() -> tx.saveMarkets(markets))
                .chain(tx::booksOf)
                .call(books ->
                        tx.lockAccounts(books.stream().map(BookKey::account).toList()))
                .chain(books -> work.apply(tx, books)));
    }

    public Uni<Void> positions(List<PositionFact> positions) {
        return ledger.inTransaction(tx -> tx.savePositions(positions));
    }

    private static Uni<Void> lock(LedgerTransaction tx, Collection<BookKey> books) {
        return tx.shareMarkets(books.stream().map(BookKey::ticker).toList())
                .chain(() ->
                        tx.lockAccounts(books.stream().map(BookKey::account).toList()));
    }
}
