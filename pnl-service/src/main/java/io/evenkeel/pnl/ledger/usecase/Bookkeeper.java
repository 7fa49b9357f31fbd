package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.pnl.book.Book;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.ledger.BookKey;
import io.evenkeel.pnl.ledger.BookUpdate;
import io.evenkeel.pnl.ledger.StoredBook;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Brings books up to date, each once, whatever touched it. */
final class Bookkeeper {
    private Bookkeeper() {}

    /** Computes these books from nothing. */
    static Uni<Void> rebuild(LedgerTransaction tx, Set<BookKey> keys) {
        return bringUpToDate(tx, Map.of(), keys);
    }

    /** Applies what storing fills has changed. */
    static Uni<Void> apply(LedgerTransaction tx, FillChanges changes) {
        return bringUpToDate(tx, changes.added(), changes.disturbed());
    }

    private static Uni<Void> bringUpToDate(
            LedgerTransaction tx, Map<BookKey, List<Fill>> added, Set<BookKey> disturbed) {
        var keys = new TreeSet<>(added.keySet());
        keys.addAll(disturbed);
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.books(keys)
                .chain(books -> tx.facts(keys).map(facts -> new Loaded(books, facts)))
                .chain(loaded -> update(tx, loaded, added, disturbed))
                .chain(tx::save);
    }

    private record Loaded(Map<BookKey, StoredBook> books, Map<BookKey, MarketFacts> facts) {
        StoredBook book(BookKey key) {
            return books.getOrDefault(key, StoredBook.NEW);
        }

        MarketFacts factsOf(BookKey key) {
            return facts.getOrDefault(key, MarketFacts.OPEN);
        }
    }

    private static Uni<List<BookUpdate>> update(
            LedgerTransaction tx, Loaded loaded, Map<BookKey, List<Fill>> added, Set<BookKey> disturbed) {
        var updates = new ArrayList<BookUpdate>();
        var late = new TreeSet<>(disturbed);
        new TreeMap<>(added).forEach((key, fills) -> {
            var ordered = Book.inOrder(fills);
            var stored = loaded.book(key);
            var facts = loaded.factsOf(key);
            if (!late.contains(key) && BookUpdate.canAppend(stored, ordered, facts)) {
                updates.add(BookUpdate.append(key, stored, ordered, facts));
            } else {
                late.add(key);
            }
        });
        if (late.isEmpty()) {
            return Uni.createFrom().item(updates);
        }
        return tx.fills(late)
                .chain(fills -> tx.slots(late).map(slots -> {
                    for (var key : late) {
                        updates.add(BookUpdate.rebuild(
                                key,
                                loaded.book(key),
                                fills.getOrDefault(key, List.of()),
                                loaded.factsOf(key),
                                slots.getOrDefault(key, new SlotTable())));
                    }
                    return updates;
                }));
    }
}
