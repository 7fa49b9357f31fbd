package io.evenkeel.pnl.ledger;

import io.evenkeel.pnl.book.BookTotals;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.outcome.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A book as it was last stored.
 *
 * @param lots open lots, oldest first
 * @param lines how many realizations it has
 * @param appendable whether its figures come from fills alone, so that a new fill can be applied to them
 */
public record StoredBook(
        BookTotals totals,
        List<Lot> lots,
        long lines,
        boolean appendable,
        @Nullable Outcome outcome) {
    public static final StoredBook NEW = new StoredBook(BookTotals.NONE, List.of(), 0, true, null);

    public StoredBook {
        lots = List.copyOf(lots);
    }
}
