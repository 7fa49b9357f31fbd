package io.evenkeel.pnl.book;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The net position of one account, sub-account and market: a queue of open lots, all of one side, closed first in
 * first out ({@code docs/pnl-rules.md} §3, §4).
 *
 * <p>Fills must be applied in the order of {@link FillKey}. Not safe for use by several threads.
 */
public final class Book {
    private final ArrayDeque<Lot> lots;
    private BookTotals totals;

    private Book(Collection<Lot> lots, BookTotals totals) {
        this.lots = new ArrayDeque<>(lots);
        this.totals = totals;
    }

    public static Book empty() {
        return new Book(List.of(), BookTotals.NONE);
    }

    /** The book that {@link #lots()} and {@link #totals()} were read from. */
    public static Book restore(Collection<Lot> lots, BookTotals totals) {
        return new Book(lots, totals);
    }

    /**
     * The given fills in the one order, each once.
     *
     * @param fills any order, the same fill any number of times
     * @throws IllegalArgumentException if two different fills have the same id
     */
    public static List<Fill> inOrder(Collection<Fill> fills) {
        var byId = new HashMap<Object, Fill>();
        var ordered = new TreeMap<FillKey, Fill>();
        for (var fill : fills) {
            var known = byId.putIfAbsent(fill.id(), fill);
            if (known != null && !known.equals(fill)) {
                throw new IllegalArgumentException("two different fills with id " + fill.id());
            }
            ordered.put(fill.key(), fill);
        }
        return List.copyOf(ordered.values());
    }

    /** Whether the fill comes after everything in the book, so that it can be applied without a rebuild. */
    public boolean isNext(FillKey key) {
        var last = totals.lastFill();
        return last == null || key.compareTo(last) > 0;
    }

    /**
     * Closes the oldest opposite lots and opens a lot with the rest.
     *
     * <p>Gross figures are exact. Shares of fees are rounded half-even to a millionth and always add up to the charge.
     *
     * @return what was closed, oldest lot first; empty if the fill only opened
     * @throws OutOfOrderFill if the fill does not come after all fills of the book; the book is unchanged then
     */
    public List<ClosedPiece> apply(Fill fill) {
        var last = totals.lastFill();
        if (last != null && !isNext(fill.key())) {
            throw new OutOfOrderFill(fill, last);
        }
        var closing = openOpposite(fill.gained()).min(fill.quantity());
        var closingFee = closingFee(fill, closing);
        var pieces = close(fill, closing, closingFee);
        var opening = fill.quantity().minus(closing);
        if (!opening.isZero()) {
            lots.add(opened(fill, opening, closingFee));
        }
        var gross = Money.ZERO;
        for (var piece : pieces) {
            gross = gross.plus(piece.gross());
        }
        totals = totals.with(fill, gross, !pieces.isEmpty());
        return pieces;
    }

    /** Open lots, oldest first. */
    public List<Lot> lots() {
        return List.copyOf(lots);
    }

    public BookTotals totals() {
        return totals;
    }

    private Quantity openOpposite(Side gained) {
        var position = totals.position();
        var against = gained == Side.YES ? position.negate() : position;
        return against.signum() > 0 ? against : Quantity.ZERO;
    }

    /** The part of the fill's fee that its closing part carries; the opening part carries the rest. */
    private static @Nullable Money closingFee(Fill fill, Quantity closing) {
        var fee = fill.fee();
        return fee == null || closing.equals(fill.quantity()) ? fee : fee.share(closing, fill.quantity());
    }

    private List<ClosedPiece> close(Fill fill, Quantity closing, @Nullable Money closingFee) {
        var pieces = new ArrayList<ClosedPiece>();
        var left = closing;
        var feeLeft = closingFee;
        while (!left.isZero()) {
            var lot = lots.remove();
            var piece = lot.quantity().min(left);
            left = left.minus(piece);
            var exitFee =
                    feeLeft == null || closingFee == null || left.isZero() ? feeLeft : closingFee.share(piece, closing);
            feeLeft = feeLeft == null || exitFee == null ? null : feeLeft.minus(exitFee);
            pieces.add(new ClosedPiece(
                    Reason.TRADE,
                    lot,
                    piece,
                    lot.side().of(fill.yesPrice()),
                    lot.entryFeeOf(piece),
                    exitFee,
                    fill.id(),
                    fill.at()));
            if (piece.compareTo(lot.quantity()) < 0) {
                lots.addFirst(lot.without(piece));
            }
        }
        return pieces;
    }

    private static Lot opened(Fill fill, Quantity opening, @Nullable Money closingFee) {
        var fee = fill.fee();
        var entryFee = fee == null || closingFee == null ? null : fee.minus(closingFee);
        return new Lot(fill.id(), fill.orderId(), fill.at(), fill.gained(), fill.unitCost(), opening, entryFee);
    }
}
