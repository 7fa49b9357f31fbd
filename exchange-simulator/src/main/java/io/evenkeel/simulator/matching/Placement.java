package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import org.jspecify.annotations.Nullable;

/** Takes new orders: checks them in a fixed order, lets them trade, and rests or cancels what is left. */
final class Placement {
    /** Fewer contracts than this are never traded. */
    private static final Quantity SMALLEST = new Quantity(1);

    private final Venue venue;
    private final Tape tape;
    private final RestingOrders resting;
    private final OrderGroups groups;
    private final Matcher matcher;
    private final ClientOrderIds clientOrderIds;

    Placement(Engine.Parts parts) {
        venue = parts.venue();
        tape = parts.tape();
        resting = parts.resting();
        groups = parts.groups();
        matcher = parts.matcher();
        clientOrderIds = parts.clientOrderIds();
    }

    /** @throws Refusal before anything is changed */
    Result.Done place(Owner owner, Ticket ticket) {
        var clientOrderId = ticket.clientOrderId() == null ? "" : ticket.clientOrderId();
        clientOrderIds.requireNew(owner.account(), clientOrderId);
        var terms = requireOpen(ticket.ticker());
        requireSound(ticket, terms);
        requireGroup(owner, ticket);
        var order = orderOf(owner, ticket, clientOrderId);
        requireTakable(order, ticket);
        resting.queue(order);
        var most = ticket.reduceOnly() ? order.remaining().min(closable(order)) : order.remaining();
        requireMoney(order, order.price(), most, terms);
        clientOrderIds.use(owner.account(), clientOrderId);
        return carryOut(order, ticket, most);
    }

    /** @throws Refusal if the market takes no orders now */
    MarketTerms requireOpen(String ticker) {
        if (!venue.isExchangeActive()) {
            throw Refusals.exchangePaused();
        }
        if (!venue.isTradingActive()) {
            throw Refusals.tradingPaused();
        }
        var terms = venue.terms(ticker).orElseThrow(Refusal::notFound);
        if (!terms.isActive()) {
            throw Refusals.marketInactive();
        }
        return terms;
    }

    private void requireSound(Ticket ticket, MarketTerms terms) {
        if (ticket.count().signum() <= 0 || ticket.count().compareTo(Ticket.COUNT_MAX) > 0) {
            throw Refusals.invalidSize();
        }
        if (!terms.grid().has(ticket.price())) {
            throw Refusals.invalidPrice();
        }
        var rests = ticket.timeInForce() == TimeInForce.GOOD_TILL_CANCELED;
        if (ticket.expiration() != null && !rests) {
            throw Refusals.invalidOrder("expiration_time needs good_till_canceled");
        }
        if (ticket.expiration() != null && !ticket.expiration().isAfter(venue.now())) {
            throw Refusals.invalidOrder("expiration_time is in the past");
        }
        if (ticket.postOnly() && !rests) {
            throw Refusals.invalidOrder("post_only needs good_till_canceled");
        }
        if (ticket.reduceOnly() && ticket.timeInForce() != TimeInForce.IMMEDIATE_OR_CANCEL) {
            throw Refusals.invalidOrder("reduce_only needs immediate_or_cancel");
        }
    }

    private void requireGroup(Owner owner, Ticket ticket) {
        if (ticket.orderGroupId() != null
                && groups.require(owner, ticket.orderGroupId()).isTriggered()) {
            throw Refusals.groupTriggered();
        }
    }

    private void requireTakable(WorkingOrder order, Ticket ticket) {
        if (ticket.postOnly() && matcher.crossed(order).isPresent()) {
            throw Refusals.invalidOrder("post only cross");
        }
        if (ticket.timeInForce() == TimeInForce.FILL_OR_KILL && !matcher.canFill(order)) {
            throw Refusals.notEnoughToFill();
        }
    }

    /**
     * Weighs an order, new or resting, as if it asked for so many contracts at this price. Nothing is changed.
     *
     * @throws Refusal if its owner has not enough cash for them and the fee at worst
     */
    void requireMoney(WorkingOrder order, Price price, Quantity count, MarketTerms terms) {
        var owner = order.owner();
        if (owner.isHouse()) {
            return;
        }
        var asked = order.askingFor(price, count);
        var need = resting.collateral().need(asked, order);
        var fee = worstFee(asked, terms).minus(proceeds(asked));
        var sum = fee.signum() > 0 ? need.more().plus(fee) : need.more();
        if (sum.signum() > 0 && sum.compareTo(venue.cash(owner).minus(need.others())) > 0) {
            throw Refusals.insufficientBalance();
        }
    }

    /** Rounding may take up to one unit of the account's precision on top, also where nothing is charged. */
    private Money worstFee(WorkingOrder order, MarketTerms terms) {
        var raw = worstRawFee(order, terms);
        var precision = venue.feePrecision(order.owner().account());
        var isRound = order.acquiredPrice().times(SMALLEST).dollarsE6() % precision.dollarsE6() == 0;
        return raw.isZero() && isRound ? raw : raw.plus(precision);
    }

    private Money worstRawFee(WorkingOrder order, MarketTerms terms) {
        var best = matcher.crossed(order);
        var price = order.price();
        return terms.fees()
                .most(
                        best.isPresent(),
                        order.remaining(),
                        price,
                        best.map(WorkingOrder::price).orElse(price),
                        venue.now());
    }

    /** What closing would pay at the limit. */
    private Money proceeds(WorkingOrder order) {
        var closing = closable(order).min(order.remaining());
        return order.acquiredPrice().complement().times(closing);
    }

    /** Contracts of the other side that the order's owner holds. */
    private Quantity closable(WorkingOrder order) {
        var position = venue.position(order.owner(), order.ticker());
        var held = order.side() == BookSide.ASK ? position : position.negate();
        return held.signum() > 0 ? held : Quantity.ZERO;
    }

    private Result.Done carryOut(WorkingOrder order, Ticket ticket, Quantity most) {
        var fills = matcher.match(order, most);
        var left = order.remaining();
        if (!order.isResting()) {
            return done(order, fills, Quantity.ZERO);
        }
        var reason = ticket.reduceOnly() && most.compareTo(ticket.count()) < 0 ? Reasons.REDUCE_ONLY_CANCEL : null;
        if (fills.isStopped()) {
            end(order, Reasons.SELF_TRADE_CANCEL);
        } else if (ticket.timeInForce() != TimeInForce.GOOD_TILL_CANCELED || groups.isTriggered(order)) {
            end(order, reason);
        } else {
            resting.rest(order);
            if (fills.count().isZero()) {
                tape.changed(order, null);
            }
            return done(order, fills, Quantity.ZERO);
        }
        return done(order, fills, left);
    }

    private void end(WorkingOrder order, @Nullable String reason) {
        order.cancel(venue.now());
        tape.changed(order, reason);
    }

    private static Result.Done done(WorkingOrder order, Matcher.Fills fills, Quantity reducedBy) {
        return new Result.Done(order, fills.count(), fills.yesValue(), fills.fees(), reducedBy, true);
    }

    private WorkingOrder orderOf(Owner owner, Ticket ticket, String clientOrderId) {
        var terms = new WorkingOrder.Terms(
                resting.nextId("order"),
                owner,
                ticket.ticker(),
                ticket.side(),
                ticket.selfTradePrevention(),
                ticket.postOnly(),
                ticket.cancelOnPause(),
                ticket.orderGroupId(),
                venue.now());
        return new WorkingOrder(terms, clientOrderId, ticket.expiration(), ticket.price(), ticket.count());
    }
}
