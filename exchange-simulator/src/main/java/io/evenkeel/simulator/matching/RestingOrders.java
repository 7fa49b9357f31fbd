package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every order that rests, in its book, with its collateral, its owner's list and its expiry. */
final class RestingOrders {
    private final Venue venue;
    private final Tape tape;
    private final Collateral collateral;
    private final Map<String, Book> books = new HashMap<>();
    private final Map<String, WorkingOrder> byId = new HashMap<>();
    private final Map<String, Map<String, WorkingOrder>> byAccount = new HashMap<>();
    private final NavigableSet<WorkingOrder> expiring = new TreeSet<>(
            Comparator.<WorkingOrder, Instant>comparing(order -> Objects.requireNonNull(order.expiration()))
                    .thenComparingLong(WorkingOrder::priority));
    private long counter;

    RestingOrders(Venue venue, Tape tape) {
        this.venue = venue;
        this.tape = tape;
        collateral = new Collateral(venue);
    }

    /** How many ids and places in a queue were given out. */
    long counter() {
        return counter;
    }

    void countFrom(long start) {
        counter = start;
    }

    /** An id that the same history gives again. */
    String nextId(String kind) {
        var name = kind + "-" + ++counter;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Puts an order at the end of every queue, without resting it yet. */
    void queue(WorkingOrder order) {
        order.queue(++counter);
    }

    Book book(String ticker) {
        return books.computeIfAbsent(ticker, any -> new Book());
    }

    Collateral collateral() {
        return collateral;
    }

    Optional<WorkingOrder> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The resting orders of an account, in the order in which they came to rest. */
    Collection<WorkingOrder> of(String account) {
        var orders = byAccount.get(account);
        return orders == null ? List.of() : orders.values();
    }

    /** Those of everybody, market by market in the order of their names, as they would be filled. */
    List<WorkingOrder> all() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong(WorkingOrder::priority))
                .toList();
    }

    Money locked(Owner owner) {
        return collateral.locked(owner);
    }

    /** The order must have a place in the queue. */
    void rest(WorkingOrder order) {
        book(order.ticker()).add(order);
        byId.put(order.id(), order);
        byAccount
                .computeIfAbsent(order.owner().account(), any -> new LinkedHashMap<>())
                .put(order.id(), order);
        if (order.expiration() != null) {
            expiring.add(order);
        }
        collateral.add(order);
        tape.levelChanged(order, order.remaining());
    }

    /** Takes an order from everywhere, whatever becomes of it; it is still as it was. */
    void take(WorkingOrder order) {
        book(order.ticker()).remove(order);
        forget(order);
        tape.levelChanged(order, order.remaining().negate());
    }

    /** Less of an order rests, in the same place of the queue. */
    void shrink(WorkingOrder order, Quantity by) {
        collateral.remove(order);
        book(order.ticker()).shrink(order, by);
        order.shrink(order.remaining().minus(by), venue.now());
        collateral.add(order);
        tape.levelChanged(order, by.negate());
    }

    void expireAt(WorkingOrder order, @Nullable Instant expiration) {
        if (order.expiration() != null) {
            expiring.remove(order);
        }
        order.expireAt(expiration);
        if (expiration != null && byId.containsKey(order.id())) {
            expiring.add(order);
        }
    }

    /**
     * @return how much of it was not filled
     */
    Quantity cancel(WorkingOrder order, @Nullable String reason) {
        var left = order.remaining();
        take(order);
        order.cancel(venue.now());
        tape.changed(order, reason);
        return left;
    }

    void cancelAll(Collection<WorkingOrder> orders, @Nullable String reason) {
        List.copyOf(orders).forEach(order -> cancel(order, reason));
    }

    void cancelIf(Predicate<WorkingOrder> condemned, @Nullable String reason) {
        cancelAll(all().stream().filter(condemned).toList(), reason);
    }

    /** When the next order ends by itself; empty if none does. */
    Optional<Instant> nextExpiry() {
        return expiring.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(expiring.getFirst().expiration());
    }

    void expireUntil(Instant moment) {
        var due = new ArrayList<WorkingOrder>();
        for (var order : expiring) {
            if (Objects.requireNonNull(order.expiration()).isAfter(moment)) {
                break;
            }
            due.add(order);
        }
        cancelAll(due, Reasons.EXPIRY_CANCEL);
    }

    /** Part of a resting order is filled: both the book and the collateral are told before it is. */
    void beforeFill(WorkingOrder maker, Quantity count) {
        collateral.remove(maker);
        if (count.equals(maker.remaining())) {
            book(maker.ticker()).remove(maker);
            forget(maker);
        } else {
            book(maker.ticker()).shrink(maker, count);
        }
    }

    private void forget(WorkingOrder order) {
        collateral.remove(order);
        byId.remove(order.id());
        var account = order.owner().account();
        var ofAccount = byAccount.get(account);
        if (ofAccount != null) {
            ofAccount.remove(order.id());
            if (ofAccount.isEmpty()) {
                byAccount.remove(account);
            }
        }
        if (order.expiration() != null) {
            expiring.remove(order);
        }
    }
}
