package io.evenkeel.pnl.settlement;

import io.evenkeel.pnl.book.Book;
import io.evenkeel.pnl.book.ClosedPiece;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.Realization;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One account, sub-account and market computed from nothing.
 *
 * @param book the state after all fills and before any settlement
 * @param fills every fill once, in order
 * @param trades what the fills closed, in order; kept even where the settlement row replaces it
 */
public record MarketPnl(Book book, List<Fill> fills, List<ClosedPiece> trades, Closing closing) {
    public MarketPnl {
        fills = List.copyOf(fills);
        trades = List.copyOf(trades);
    }

    /**
     * A pure function of the set of fills and the facts.
     *
     * @param fills any order, the same fill any number of times
     */
    public static MarketPnl of(Collection<Fill> fills, MarketFacts facts) {
        var ordered = Book.inOrder(fills);
        var book = Book.empty();
        var trades = new ArrayList<ClosedPiece>();
        for (var fill : ordered) {
            trades.addAll(book.apply(fill));
        }
        return new MarketPnl(book, ordered, trades, Closing.of(book, facts));
    }

    /** The lines that make up the market's P&L; empty where it is not known. */
    public List<Realization> realizations() {
        return switch (closing.source()) {
            case FILLS, DERIVED -> {
                var lines = new ArrayList<Realization>(trades);
                lines.addAll(closing.booked());
                yield List.copyOf(lines);
            }
            case EXCHANGE -> closing.booked();
            case INCOMPLETE -> List.of();
        };
    }
}
