package io.evenkeel.pnl.ledger;

import io.evenkeel.contracts.id.FillId;
import io.evenkeel.pnl.book.Book;
import io.evenkeel.pnl.book.BookTotals;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.Lot;
import io.evenkeel.pnl.book.Realization;
import io.evenkeel.pnl.bucket.SlotTable;
import io.evenkeel.pnl.settlement.Closing;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.evenkeel.pnl.settlement.MarketPnl;
import io.evenkeel.pnl.settlement.PnlSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What has to be written to bring one book up to date.
 *
 * @param version of the book once this is written
 * @param rebuilt whether all realizations are replaced; else {@code lines} are added to them
 * @param firstLine number of the first of {@code lines}
 * @param gone lots that are not open any more
 * @param lots lots that are new or have changed
 * @param difference what has to be added to the sums by time
 */
public record BookUpdate(
        BookKey key,
        long version,
        BookTotals totals,
        Closing closing,
        boolean rebuilt,
        long firstLine,
        List<Realization> lines,
        List<FillId> gone,
        List<Lot> lots,
        SlotTable difference) {

    /**
     * Whether the fills can be applied to what is stored. All of them must come after what is in the book, and
     * nothing but fills may have a say in it.
     *
     * @param fills in order, not empty
     */
    public static boolean canAppend(StoredBook stored, List<Fill> fills, MarketFacts facts) {
        var book = Book.restore(stored.lots(), stored.totals());
        return stored.appendable()
                && !stored.dirty()
                && facts.settlement() == null
                && !facts.end().finalized()
                && !facts.incomplete()
                && book.isNext(fills.getFirst().key());
    }

    /** Applies fills to what is stored; see {@link #canAppend}. */
    public static BookUpdate append(BookKey key, StoredBook stored, List<Fill> fills, MarketFacts facts) {
        var book = Book.restore(stored.lots(), stored.totals());
        var difference = new SlotTable();
        var lines = new ArrayList<Realization>();
        for (var fill : fills) {
            difference.addFee(fill);
            for (var piece : book.apply(fill)) {
                difference.add(piece);
                lines.add(piece);
            }
        }
        var closing = Closing.of(book, facts);
        difference.remove(stored.outcome());
        difference.add(closing.outcome());
        return of(key, book.totals(), closing, new Change(false, stored, lines, difference));
    }

    /**
     * Computes the book from nothing.
     *
     * @param fills all of them, in any order
     * @param counted what the book has added to the sums by time until now
     */
    public static BookUpdate rebuild(
            BookKey key, StoredBook stored, List<Fill> fills, MarketFacts facts, SlotTable counted) {
        var market = MarketPnl.of(fills, facts);
        var difference = SlotTable.of(market);
        difference.removeAll(counted);
        var change = new Change(true, stored, market.realizations(), difference);
        return of(key, market.book().totals(), market.closing(), change);
    }

    /** Whether the stored result may be appended to: it comes from fills and is not settled. */
    public boolean appendable() {
        return closing.source() == PnlSource.FILLS && closing.settledAt() == null;
    }

    private record Change(boolean rebuilt, StoredBook stored, List<Realization> lines, SlotTable difference) {}

    private static BookUpdate of(BookKey key, BookTotals totals, Closing closing, Change change) {
        var before = new HashMap<FillId, Lot>();
        change.stored().lots().forEach(lot -> before.put(lot.openedBy(), lot));
        var changed = new ArrayList<Lot>();
        for (var lot : closing.openLots()) {
            if (!lot.equals(before.remove(lot.openedBy()))) {
                changed.add(lot);
            }
        }
        var firstLine = change.rebuilt() ? 0 : change.stored().lines();
        return new BookUpdate(
                key,
                change.stored().version() + 1,
                totals,
                closing,
                change.rebuilt(),
                firstLine,
                change.lines(),
                List.copyOf(before.keySet()),
                changed,
                change.difference());
    }
}
