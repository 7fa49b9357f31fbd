package io.evenkeel.simulator.matching;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.Optional;

/** Lets an arriving order trade with those that rest: best price first, and at one price who came first. */
final class Matcher {
    private static final String HOUSE = "#house";

    private final Venue venue;
    private final Tape tape;
    private final RestingOrders resting;
    private final OrderGroups groups;

    /** What an arriving order filled. */
    static final class Fills {
        private Quantity count = Quantity.ZERO;
        private Money yesValue = Money.ZERO;
        private Money fees = Money.ZERO;
        private boolean stopped;

        Quantity count() {
            return count;
        }

        Money yesValue() {
            return yesValue;
        }

        Money fees() {
            return fees;
        }

        /** True if the order was cancelled because it would have met its owner's own. */
        boolean isStopped() {
            return stopped;
        }
    }

    Matcher(Venue venue, Tape tape, RestingOrders resting, OrderGroups groups) {
        this.venue = venue;
        this.tape = tape;
        this.resting = resting;
        this.groups = groups;
    }

    static BookSide opposite(BookSide side) {
        return side == BookSide.BID ? BookSide.ASK : BookSide.BID;
    }

    /** The resting order that an order would meet first. */
    Optional<WorkingOrder> crossed(WorkingOrder order) {
        return resting.book(order.ticker()).best(opposite(order.side())).filter(order::crosses);
    }

    /**
     * True if enough rests for all of an order; also if it would meet its owner's own, for it then ends there like any
     * other.
     */
    boolean canFill(WorkingOrder order) {
        var found = Quantity.ZERO;
        var levels = resting.book(order.ticker()).orders(opposite(order.side())).iterator();
        while (levels.hasNext()) {
            var maker = levels.next();
            if (!order.crosses(maker) || found.compareTo(order.remaining()) >= 0) {
                break;
            }
            if (isSelfTrade(order, maker)) {
                return true;
            }
            found = found.plus(maker.remaining());
        }
        return found.compareTo(order.remaining()) >= 0;
    }

    /**
     * Trades until the order is filled, nothing crosses it any more, it would meet its owner's own, or its group has
     * had enough.
     *
     * @param order not in its book, and nothing locked for it
     * @param most no more contracts than that
     */
    Fills match(WorkingOrder order, Quantity most) {
        var fills = new Fills();
        while (order.isResting() && fills.count.compareTo(most) < 0) {
            var crossed = crossed(order);
            if (crossed.isEmpty()) {
                break;
            }
            var maker = crossed.get();
            if (isSelfTrade(order, maker)) {
                if (order.terms().selfTradePrevention() == SelfTradePrevention.TAKER_AT_CROSS) {
                    fills.stopped = true;
                    break;
                }
                resting.cancel(maker, Reasons.SELF_TRADE_CANCEL);
                continue;
            }
            trade(order, maker, most.minus(fills.count), fills);
            groups.filled(maker);
            if (groups.filled(order)) {
                break;
            }
        }
        return fills;
    }

    private void trade(WorkingOrder taker, WorkingOrder maker, Quantity most, Fills fills) {
        var count = taker.remaining().min(maker.remaining()).min(most);
        var price = maker.price();
        var takerFee = fee(taker, true, count, price);
        var makerFee = fee(maker, false, count, price);
        var collateral = resting.collateral();
        resting.beforeFill(maker, count);
        taker.fill(true, count, price, takerFee, venue.now());
        maker.fill(false, count, price, makerFee, venue.now());
        tape.levelChanged(maker, count.negate());
        groups.note(taker, count);
        groups.note(maker, count);
        tape.executed(new Execution(
                resting.nextId("trade"),
                resting.nextId("fill"),
                resting.nextId("fill"),
                taker,
                maker,
                count,
                price,
                takerFee,
                makerFee));
        collateral.refresh(taker.owner(), taker.ticker());
        collateral.refresh(maker.owner(), maker.ticker());
        if (maker.isResting()) {
            collateral.add(maker);
        }
        fills.count = fills.count.plus(count);
        fills.yesValue = fills.yesValue.plus(price.times(count));
        fills.fees = fills.fees.plus(takerFee);
    }

    private Money fee(WorkingOrder order, boolean isTaker, Quantity count, Price price) {
        if (order.owner().isHouse()) {
            return Money.ZERO;
        }
        var raw = venue.terms(order.ticker())
                .map(terms -> terms.fees().raw(isTaker, count, price, venue.now()))
                .orElse(Money.ZERO);
        var cost = order.acquired(price).times(count);
        return order.fees().charge(raw, cost, venue.feePrecision(order.owner().account()));
    }

    /** The house alone may trade with itself: it stands for many. */
    private static boolean isSelfTrade(WorkingOrder taker, WorkingOrder maker) {
        var account = taker.owner().account();
        return account.equals(maker.owner().account()) && !account.equals(HOUSE);
    }
}
