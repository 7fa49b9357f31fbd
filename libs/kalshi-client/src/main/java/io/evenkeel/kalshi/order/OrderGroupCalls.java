package io.evenkeel.kalshi.order;

import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.budget.CallKind;
import io.evenkeel.kalshi.budget.Lane;
import io.evenkeel.kalshi.http.SignedCalls;
import io.evenkeel.kalshi.http.Target;
import io.evenkeel.kalshi.wire.OrderGroupCreated;
import io.evenkeel.kalshi.wire.OrderReaders;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Order groups of one account: a bound on what the orders of a group may fill within 15 seconds. Made once like orders,
 * and told of in the same outcomes. A group can be unknown to reads for a moment after it was made.
 */
public final class OrderGroupCalls {
    private final SignedCalls calls;

    public OrderGroupCalls(SignedCalls calls) {
        this.calls = calls;
    }

    /**
     * A group of one sub-account on one shard.
     *
     * @param exchangeIndex {@code null} for the exchange's default
     */
    public record GroupRef(
            String orderGroupId,
            Subaccount subaccount,
            @Nullable Integer exchangeIndex) {}

    /** Makes a group. There is no id of ours that would keep a second one from being made: look before repeating it. */
    public Uni<Outcome<OrderGroupCreated>> create(
            Lane lane, Quantity limit, Subaccount subaccount, @Nullable Integer exchangeIndex) {
        return OrderCalls.once(
                calls.send(lane, target("POST", "create"), OrderBodies.group(limit, subaccount, exchangeIndex), null),
                answer -> Outcomes.of(answer, OrderReaders::groupCreated, false));
    }

    /** Sets the bound; a lower one can be met at once, which cancels the group's orders. */
    public Uni<Outcome<Boolean>> limit(Lane lane, GroupRef group, Quantity limit) {
        return change(lane, "PUT", group, OrderBodies.group(limit, null, null), "limit");
    }

    /** Lets a group that met its bound trade again. */
    public Uni<Outcome<Boolean>> reset(Lane lane, GroupRef group) {
        return change(lane, "PUT", group, OrderBodies.empty(), "reset");
    }

    /** Treats the group as if it had met its bound: cancels its orders and takes no new ones. */
    public Uni<Outcome<Boolean>> trigger(Lane lane, GroupRef group) {
        return change(lane, "PUT", group, OrderBodies.empty(), "trigger");
    }

    /** Cancels the group's orders and ends it. */
    public Uni<Outcome<Boolean>> delete(Lane lane, GroupRef group) {
        return change(lane, "DELETE", group, OrderBodies.NONE);
    }

    private Uni<Outcome<Boolean>> change(Lane lane, String method, GroupRef group, byte[] body, String... verb) {
        var segments = new ArrayList<>(List.of(group.orderGroupId()));
        Collections.addAll(segments, verb);
        var target = target(method, segments.toArray(String[]::new))
                .with("subaccount", group.subaccount().number())
                .with("exchange_index", group.exchangeIndex());
        return OrderCalls.once(
                calls.send(lane, target, body, null), answer -> Outcomes.ofSilent(answer, OrderReaders::done));
    }

    private static Target target(String method, String... rest) {
        var segments = new ArrayList<>(List.of("portfolio", "order_groups"));
        Collections.addAll(segments, rest);
        return Target.of(CallKind.ORDER_GROUPS, method, segments);
    }
}
