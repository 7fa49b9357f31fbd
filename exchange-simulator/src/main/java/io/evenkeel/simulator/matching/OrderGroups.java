package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All order groups, oldest first. */
final class OrderGroups {
    private static final Quantity LIMIT_MAX = Quantity.parse("1000000");

    private final Map<String, OrderGroup> groups = new LinkedHashMap<>();
    private final Venue venue;
    private final Tape tape;
    private final RestingOrders resting;

    OrderGroups(Venue venue, Tape tape, RestingOrders resting) {
        this.venue = venue;
        this.tape = tape;
        this.resting = resting;
    }

    Collection<OrderGroup> all() {
        return Collections.unmodifiableCollection(groups.values());
    }

    Optional<OrderGroup> find(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    void restore(OrderGroup group) {
        groups.put(group.id(), group);
    }

    void clear() {
        groups.clear();
    }

    /** @throws Refusal if there is no such group, or it is not of this sub-account */
    OrderGroup require(Owner owner, String id) {
        return find(id).filter(group -> group.owner().equals(owner)).orElseThrow(Refusal::notFound);
    }

    OrderGroup create(Owner owner, Quantity limit) {
        requireLimit(limit);
        var group = new OrderGroup(resting.nextId("group"), owner, limit);
        groups.put(group.id(), group);
        tape.groupChanged(group, "created", limit);
        return group;
    }

    OrderGroup limit(Owner owner, String id, Quantity limit) {
        requireLimit(limit);
        var group = require(owner, id);
        group.limitTo(limit);
        tape.groupChanged(group, "limit_updated", limit);
        if (!group.isTriggered() && group.isExhausted(venue.now())) {
            trigger(group);
        }
        return group;
    }

    OrderGroup reset(Owner owner, String id) {
        var group = require(owner, id);
        group.reset();
        tape.groupChanged(group, "reset", null);
        return group;
    }

    OrderGroup trigger(Owner owner, String id) {
        var group = require(owner, id);
        trigger(group);
        return group;
    }

    OrderGroup delete(Owner owner, String id) {
        var group = require(owner, id);
        resting.cancelAll(orders(group), null);
        groups.remove(id);
        tape.groupChanged(group, "deleted", null);
        return group;
    }

    /** The group's resting orders. */
    List<WorkingOrder> orders(OrderGroup group) {
        return resting.of(group.owner().account()).stream()
                .filter(order -> group.id().equals(order.terms().orderGroupId()))
                .toList();
    }

    /** Notes a match of an order that may be in a group. */
    void note(WorkingOrder order, Quantity count) {
        var group = groupOf(order);
        if (group != null) {
            group.note(venue.now(), count);
        }
    }

    /**
     * After a fill: triggers the order's group if that was enough.
     *
     * @return true if the order may not go on
     */
    boolean filled(WorkingOrder order) {
        var group = groupOf(order);
        if (group == null) {
            return false;
        }
        if (!group.isTriggered() && group.isExhausted(venue.now())) {
            trigger(group);
        }
        return group.isTriggered();
    }

    boolean isTriggered(WorkingOrder order) {
        var group = groupOf(order);
        return group != null && group.isTriggered();
    }

    private void trigger(OrderGroup group) {
        group.trigger();
        resting.cancelAll(orders(group), null);
        tape.groupChanged(group, "triggered", null);
    }

    private @Nullable OrderGroup groupOf(WorkingOrder order) {
        var id = order.terms().orderGroupId();
        return id == null ? null : groups.get(id);
    }

    private static void requireLimit(Quantity limit) {
        if (limit.compareTo(Quantity.parse("1")) < 0 || limit.compareTo(LIMIT_MAX) > 0) {
            throw Refusal.nested(400, "invalid_contracts_limit", "contracts limit must be between 1 and 1000000");
        }
    }
}
