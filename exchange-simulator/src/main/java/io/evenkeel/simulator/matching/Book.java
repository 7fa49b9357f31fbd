package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The resting orders of one market: best price first, and at one price who came first. */
public final class Book {
    private final NavigableMap<Price, Level> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Price, Level> asks = new TreeMap<>();

    private static final class Level {
        private final NavigableMap<Long, WorkingOrder> queue = new TreeMap<>();
        private Quantity size = Quantity.ZERO;
    }

    Book() {}

    void add(WorkingOrder order) {
        var level = side(order.side()).computeIfAbsent(order.price(), price -> new Level());
        level.queue.put(order.priority(), order);
        level.size = level.size.plus(order.remaining());
    }

    /** To be called before the order's price or remaining count changes. */
    void remove(WorkingOrder order) {
        var levels = side(order.side());
        var level = levels.get(order.price());
        if (level == null || level.queue.remove(order.priority()) == null) {
            return;
        }
        level.size = level.size.minus(order.remaining());
        if (level.queue.isEmpty()) {
            levels.remove(order.price());
        }
    }

    /** To be called before the order's remaining count goes down in place. */
    void shrink(WorkingOrder order, Quantity by) {
        var level = side(order.side()).get(order.price());
        if (level != null) {
            level.size = level.size.minus(by);
        }
    }

    Optional<WorkingOrder> best(BookSide side) {
        var first = side(side).firstEntry();
        return first == null
                ? Optional.empty()
                : Optional.of(first.getValue().queue.firstEntry().getValue());
    }

    public Optional<PriceLevel> bestLevel(BookSide side) {
        var first = side(side).firstEntry();
        return first == null ? Optional.empty() : Optional.of(new PriceLevel(first.getKey(), first.getValue().size));
    }

    /** Best first. */
    public List<PriceLevel> levels(BookSide side) {
        var levels = new ArrayList<PriceLevel>();
        side(side).forEach((price, level) -> levels.add(new PriceLevel(price, level.size)));
        return levels;
    }

    /** In the order in which they would be filled. */
    Stream<WorkingOrder> orders(BookSide side) {
        return side(side).values().stream().flatMap(level -> level.queue.values().stream());
    }

    /** Contracts that would be filled before this order. */
    Quantity ahead(WorkingOrder order) {
        var ahead = Quantity.ZERO;
        var levels = side(order.side());
        for (var better : levels.headMap(order.price(), false).values()) {
            ahead = ahead.plus(better.size);
        }
        var own = levels.get(order.price());
        if (own != null) {
            for (var earlier : own.queue.headMap(order.priority(), false).values()) {
                ahead = ahead.plus(earlier.remaining());
            }
        }
        return ahead;
    }

    public boolean isEmpty() {
        return bids.isEmpty() && asks.isEmpty();
    }

    private NavigableMap<Price, Level> side(BookSide side) {
        return side == BookSide.BID ? bids : asks;
    }
}
