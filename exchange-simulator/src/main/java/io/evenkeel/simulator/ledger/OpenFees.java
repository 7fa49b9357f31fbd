package io.evenkeel.simulator.ledger;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.Fill;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The fees of what is still open in one market: each fill's fee belongs to its contracts alike, and the oldest are
 * closed first. Rounded to a millionth of a dollar.
 */
public final class OpenFees {
    private record Lot(Quantity count, Money fee) {
        /** The first so many contracts of it. */
        Lot part(Quantity contracts) {
            return new Lot(contracts, fee.share(contracts, count));
        }
    }

    private final Deque<Lot> lots = new ArrayDeque<>();
    private BookSide openSide = BookSide.BID;

    /** The fee cost of the position that these fills made, which come oldest first. */
    public static Money of(Iterable<Fill> oldestFirst) {
        var fees = new OpenFees();
        oldestFirst.forEach(fees::add);
        return fees.lots.stream().map(Lot::fee).reduce(Money.ZERO, Money::plus);
    }

    private void add(Fill fill) {
        var rest = fill.side() == openSide ? fill.count() : close(fill.count());
        if (rest.signum() > 0) {
            openSide = fill.side();
            lots.addLast(new Lot(fill.count(), fill.fee()).part(rest));
        }
    }

    private Quantity close(Quantity count) {
        var rest = count;
        while (rest.signum() > 0 && !lots.isEmpty()) {
            var lot = lots.removeFirst();
            var closed = lot.count().min(rest);
            rest = rest.minus(closed);
            var left = lot.count().minus(closed);
            if (left.signum() > 0) {
                lots.addFirst(lot.part(left));
            }
        }
        return rest;
    }
}
