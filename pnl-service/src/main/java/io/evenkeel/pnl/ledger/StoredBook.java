package io.evenkeel.pnl.ledger;

import io.evenkeel.pnl.book.BookTotals;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book as it was last stored.
 *
 * @param version one more with every change; 0 of a book that is not stored yet
 * @param lots open lots, oldest first
 * @param lines how many realizations it has
 * @param appendable whether its figures come from fills alone, so that a new fill can be applied to them
 * @param dirty whether a fill is stored that is not in the figures yet
 * @param rested whether it was not computed from nothing just now and could be the last time, so that it may be again
 */
public record StoredBook(
        long version,
        BookTotals totals,
        List<Lot> lots,
        long lines,
        boolean appendable,
        boolean dirty,
        boolean rested,
        @Nullable Outcome outcome) {
    public static final StoredBook NEW = new StoredBook(0, BookTotals.NONE, List.of(), 0, true, false, true, null);

    public StoredBook {
        lots = List.copyOf(lots);
    }

    /** The same with these lots. */
    public StoredBook with(List<Lot> open) {
        return new StoredBook(version, totals, open, lines, appendable, dirty, rested, outcome);
    }
}
