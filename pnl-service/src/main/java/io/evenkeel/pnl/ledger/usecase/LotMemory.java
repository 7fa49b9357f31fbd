package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.ledger.BookKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Open lots of the books that were used last, as they were committed. Only ever used together with a version that was
 * read in the transaction: a book that somebody else has written since is read again. Bounded; safe for use by several
 * threads.
 */
@ApplicationScoped
class LotMemory {
    private static final int LOTS_MAX = 100_000;

    private final Map<BookKey, Remembered> books = new LinkedHashMap<>(16, 0.75f, true);
    private final int lotsMax;
    private int lots;

    LotMemory() {
        this(LOTS_MAX);
    }

    LotMemory(int lotsMax) {
        this.lotsMax = lotsMax;
    }

    /** The lots of this version of the book, or nothing. */
    synchronized Optional<List<Lot>> of(BookKey key, long version) {
        var found = books.get(key);
        return found != null && found.version() == version ? Optional.of(found.lots()) : Optional.empty();
    }

    /** Keeps what was committed; the books that were not used for the longest time make room. */
    synchronized void keep(BookKey key, long version, List<Lot> open) {
        var before = books.put(key, new Remembered(version, open));
        lots += weight(open) - (before == null ? 0 : weight(before.lots()));
        var oldest = books.values().iterator();
        while (lots > lotsMax) {
            lots -= weight(removed(oldest));
        }
    }

    private static List<Lot> removed(Iterator<Remembered> oldest) {
        var lots = oldest.next().lots();
        oldest.remove();
        return lots;
    }

    /** An empty book takes room too. */
    private static int weight(List<Lot> lots) {
        return lots.size() + 1;
    }

    private record Remembered(long version, List<Lot> lots) {}
}
