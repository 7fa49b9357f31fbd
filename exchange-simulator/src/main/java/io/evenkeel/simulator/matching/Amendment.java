package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.matching.Instruction.Amend;
import io.evenkeel.simulator.matching.Instruction.Decrease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes resting orders. A smaller count or another expiry keeps the place in the queue, anything else loses it. */
final class Amendment {
    private final Venue venue;
    private final Tape tape;
    private final RestingOrders resting;
    private final OrderGroups groups;
    private final Matcher matcher;
    private final ClientOrderIds clientOrderIds;
    private final Placement placement;

    Amendment(Engine.Parts parts, Placement placement) {
        venue = parts.venue();
        tape = parts.tape();
        resting = parts.resting();
        groups = parts.groups();
        matcher = parts.matcher();
        clientOrderIds = parts.clientOrderIds();
        this.placement = placement;
    }

    /** @throws Refusal before anything is changed */
    Result.Done amend(Owner owner, Amend amend) {
        var order = requireOwn(owner, amend.orderId());
        requireSame(order, amend);
        var terms = placement.requireOpen(order.ticker());
        if (!terms.grid().has(amend.price())) {
            throw Refusals.invalidPrice();
        }
        if (amend.count().compareTo(order.filled().count()) <= 0
                || amend.count().compareTo(Ticket.COUNT_MAX) > 0) {
            throw Refusals.invalidSize();
        }
        requireFuture(amend.expiration());
        var countBefore = order.remaining();
        var left = amend.count().minus(order.filled().count());
        var keepsPlace = amend.price().equals(order.price()) && left.compareTo(countBefore) <= 0;
        var fills = new Matcher.Fills();
        if (keepsPlace) {
            if (left.compareTo(countBefore) < 0) {
                resting.shrink(order, countBefore.minus(left));
            }
            order.amend(order.price(), amend.count(), venue.now());
            rename(order, amend);
            tape.changed(order, Reasons.AMEND);
        } else {
            placement.requireMoney(order, amend.price(), left, terms);
            fills = requeue(order, amend);
        }
        var changed = !fills.count().isZero() || !order.remaining().equals(countBefore);
        var reducedBy = order.status() == WorkingOrder.Status.CANCELED ? left.minus(fills.count()) : Quantity.ZERO;
        return new Result.Done(order, fills.count(), fills.yesValue(), fills.fees(), reducedBy, changed);
    }

    /** @throws Refusal before anything is changed */
    Result.Done decrease(Owner owner, Decrease decrease) {
        var order = requireOwn(owner, decrease.orderId());
        var by = reduction(order, decrease);
        if (by.signum() < 0 || by.compareTo(order.remaining()) > 0 || isNoChange(decrease, by)) {
            throw Refusals.invalidSize();
        }
        if (by.equals(order.remaining())) {
            resting.cancel(order, Reasons.DECREASE);
        } else if (by.signum() > 0) {
            resting.shrink(order, by);
            tape.changed(order, Reasons.DECREASE);
        }
        return new Result.Done(order, Quantity.ZERO, Money.ZERO, Money.ZERO, by, true);
    }

    private static Quantity reduction(WorkingOrder order, Decrease decrease) {
        if (decrease.reduceBy() != null) {
            return decrease.reduceBy();
        }
        if (decrease.reduceTo() == null) {
            throw Refusals.invalidSize();
        }
        return order.remaining().minus(decrease.reduceTo());
    }

    private static boolean isNoChange(Decrease decrease, Quantity by) {
        return decrease.reduceBy() != null && by.isZero();
    }

    /** @throws Refusal if no such order of this sub-account rests */
    WorkingOrder requireOwn(Owner owner, String orderId) {
        return resting.find(orderId)
                .filter(order -> order.owner().equals(owner))
                .orElseThrow(Refusal::notFound);
    }

    private void requireSame(WorkingOrder order, Amend amend) {
        if (amend.clientOrderId() != null && !amend.clientOrderId().equals(order.clientOrderId())) {
            throw Refusals.mismatch("order_id_and_client_order_id");
        }
        if (!amend.ticker().equals(order.ticker())) {
            throw Refusals.mismatch("order_ticker");
        }
        if (amend.side() != order.side()) {
            throw Refusals.mismatch("order_side");
        }
        var newName = amend.updatedClientOrderId();
        if (newName != null && !newName.equals(order.clientOrderId())) {
            clientOrderIds.requireNew(order.owner().account(), newName);
        }
    }

    private void requireFuture(@Nullable Instant expiration) {
        if (expiration != null && !expiration.equals(Instant.EPOCH) && !expiration.isAfter(venue.now())) {
            throw Refusals.invalidOrder("expiration_time is in the past");
        }
    }

    private void rename(WorkingOrder order, Amend amend) {
        if (amend.expiration() != null) {
            resting.expireAt(order, amend.expiration().equals(Instant.EPOCH) ? null : amend.expiration());
        }
        if (amend.updatedClientOrderId() != null) {
            clientOrderIds.use(order.owner().account(), amend.updatedClientOrderId());
            order.rename(amend.updatedClientOrderId());
        }
    }

    /** As if cancelled and placed again, but for its id: it may trade, and it is the last at its price. */
    private Matcher.Fills requeue(WorkingOrder order, Amend amend) {
        resting.take(order);
        order.amend(amend.price(), amend.count(), venue.now());
        resting.queue(order);
        rename(order, amend);
        if (order.terms().postOnly() && matcher.crossed(order).isPresent()) {
            return end(order, Reasons.POST_ONLY_CROSS_CANCEL);
        }
        tape.changed(order, Reasons.AMEND);
        var fills = matcher.match(order, order.remaining());
        if (!order.isResting()) {
            return fills;
        }
        if (fills.isStopped() || groups.isTriggered(order)) {
            end(order, fills.isStopped() ? Reasons.SELF_TRADE_CANCEL : null);
        } else {
            resting.rest(order);
        }
        return fills;
    }

    private Matcher.Fills end(WorkingOrder order, @Nullable String reason) {
        order.cancel(venue.now());
        tape.changed(order, reason);
        return new Matcher.Fills();
    }
}
