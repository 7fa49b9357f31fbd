package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Cash that resting orders keep from being spent twice: the price of every contract they could buy, except of those
 * that would only close what is held. The house and the robots lock nothing.
 */
final class Collateral {
    private record Key(Owner owner, String ticker) {}

    private static final class Reserve {
        private final NavigableSet<WorkingOrder> bids = new TreeSet<>(
                Comparator.comparing(WorkingOrder::price).reversed().thenComparingLong(WorkingOrder::priority));
        private final NavigableSet<WorkingOrder> asks =
                new TreeSet<>(Comparator.comparing(WorkingOrder::price).thenComparingLong(WorkingOrder::priority));
        private Money gross = Money.ZERO;
        private Money locked = Money.ZERO;

        private NavigableSet<WorkingOrder> side(BookSide side) {
            return side == BookSide.BID ? bids : asks;
        }

        /** The orders that come first are those that close. */
        private Money needed(Quantity position) {
            var open = position.signum() >= 0 ? position : position.negate();
            var closing = side(position.signum() >= 0 ? BookSide.ASK : BookSide.BID);
            var needed = gross;
            for (var order : closing) {
                if (open.signum() <= 0) {
                    break;
                }
                var count = order.remaining().min(open);
                needed = needed.minus(order.acquiredPrice().times(count));
                open = open.minus(count);
            }
            return needed;
        }
    }

    private final Venue venue;
    private final Map<Key, Reserve> reserves = new HashMap<>();
    private final Map<Owner, Money> locked = new HashMap<>();

    Collateral(Venue venue) {
        this.venue = venue;
    }

    Money locked(Owner owner) {
        return locked.getOrDefault(owner, Money.ZERO);
    }

    void add(WorkingOrder order) {
        if (order.owner().isHouse()) {
            return;
        }
        var key = new Key(order.owner(), order.ticker());
        var reserve = reserves.computeIfAbsent(key, any -> new Reserve());
        var cost = cost(order);
        if (reserve.side(order.side()).add(order)) {
            reserve.gross = reserve.gross.plus(cost);
            recompute(key, reserve);
        }
    }

    /**
     * To be called before the order's price, remaining count or place in the queue changes.
     *
     * @return false if it locked nothing
     */
    boolean remove(WorkingOrder order) {
        var key = new Key(order.owner(), order.ticker());
        var reserve = reserves.get(key);
        if (reserve == null || !reserve.side(order.side()).remove(order)) {
            return false;
        }
        reserve.gross = reserve.gross.minus(cost(order));
        recompute(key, reserve);
        if (reserve.bids.isEmpty() && reserve.asks.isEmpty()) {
            reserves.remove(key);
        }
        return true;
    }

    /**
     * What an owner has locked for other orders, and what one more would lock.
     *
     * @param more never negative
     */
    record Need(Money others, Money more) {}

    /**
     * Works out what an order would lock, and leaves everything as it is.
     *
     * @param asked not resting
     * @param present the order in whose place it would come, if that rests
     */
    Need need(WorkingOrder asked, WorkingOrder present) {
        var isResting = remove(present);
        var others = locked(asked.owner());
        add(asked);
        var all = locked(asked.owner());
        remove(asked);
        if (isResting) {
            add(present);
        }
        return new Need(others, all.minus(others));
    }

    /** The position is another one. */
    void refresh(Owner owner, String ticker) {
        var key = new Key(owner, ticker);
        var reserve = reserves.get(key);
        if (reserve != null) {
            recompute(key, reserve);
        }
    }

    private void recompute(Key key, Reserve reserve) {
        var needed = reserve.needed(venue.position(key.owner(), key.ticker()));
        var total = locked(key.owner()).minus(reserve.locked).plus(needed);
        reserve.locked = needed;
        if (total.isZero()) {
            locked.remove(key.owner());
        } else {
            locked.put(key.owner(), total);
        }
    }

    private static Money cost(WorkingOrder order) {
        return order.acquiredPrice().times(order.remaining());
    }
}
