package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the fills of one market came to: gross flows by acquired side, and what of them is still open, first in first
 * out. Fills must be added in the order in which they happened.
 */
public final class MarketFlows {
    private record Lot(Price price, Quantity count, Money fee) {
        /** What is left of it when so many of its contracts are. */
        private Lot left(Quantity contracts) {
            return new Lot(price, contracts, fee.share(contracts, count));
        }
    }

    private final Deque<Lot> lots = new ArrayDeque<>();
    private BookSide openSide = BookSide.BID;
    private Quantity yesCount = Quantity.ZERO;
    private Quantity noCount = Quantity.ZERO;
    private Quantity pairs = Quantity.ZERO;
    private Money yesCost = Money.ZERO;
    private Money noCost = Money.ZERO;
    private Money openCost = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money realized = Money.ZERO;
    private Instant lastAt = Instant.EPOCH;

    /** The flows of every market and sub-account in some fills, which come oldest first. */
    public static SortedMap<MarketKey, MarketFlows> ofAll(Iterable<Fill> oldestFirst) {
        var flows = new TreeMap<MarketKey, MarketFlows>();
        for (var fill : oldestFirst) {
            flows.computeIfAbsent(new MarketKey(fill.ticker(), fill.subaccount()), key -> new MarketFlows())
                    .add(fill);
        }
        return flows;
    }

    public void add(Fill fill) {
        if (fill.side() == BookSide.BID) {
            yesCount = yesCount.plus(fill.count());
            yesCost = yesCost.plus(fill.cost());
        } else {
            noCount = noCount.plus(fill.count());
            noCost = noCost.plus(fill.cost());
        }
        fees = fees.plus(fill.fee());
        lastAt = fill.at().isAfter(lastAt) ? fill.at() : lastAt;
        var rest = fill.side() == openSide ? fill.count() : close(fill.acquiredPrice(), fill.count());
        if (rest.signum() > 0) {
            openSide = fill.side();
            lots.addLast(new Lot(fill.acquiredPrice(), fill.count(), fill.fee()).left(rest));
            openCost = openCost.plus(fill.acquiredPrice().times(rest));
        }
    }

    /** Pairs the oldest lots with contracts of the other side; each pair is released for one dollar. */
    private Quantity close(Price price, Quantity count) {
        var rest = count;
        while (rest.signum() > 0 && !lots.isEmpty()) {
            var lot = lots.removeFirst();
            var paired = lot.count().min(rest);
            var cost = lot.price().times(paired);
            openCost = openCost.minus(cost);
            realized = realized.plus(Price.ONE.times(paired)).minus(cost).minus(price.times(paired));
            pairs = pairs.plus(paired);
            rest = rest.minus(paired);
            var left = lot.count().minus(paired);
            if (left.signum() > 0) {
                lots.addFirst(lot.left(left));
            }
        }
        return rest;
    }

    /** Net contracts: YES positive, NO negative. */
    public Quantity position() {
        return yesCount.minus(noCount);
    }

    /** Cost of what is open, fees apart. */
    public Money exposure() {
        return openCost;
    }

    /** Earned by closed pairs, fees apart. */
    public Money realized() {
        return realized;
    }

    public Money fees() {
        return fees;
    }

    /** The fees of what is open, each fill's spread evenly over its contracts; to the nearest millionth. */
    public Money openFees() {
        return lots.stream().map(Lot::fee).reduce(Money.ZERO, Money::plus);
    }

    /** Spent on contracts of either side, closing ones included, fees apart. */
    public Money totalTraded() {
        return yesCost.plus(noCost);
    }

    /** Contracts acquired of either side. */
    public Quantity totalCount() {
        return yesCount.plus(noCount);
    }

    public Quantity yesCount() {
        return yesCount;
    }

    public Quantity noCount() {
        return noCount;
    }

    public Money yesCost() {
        return yesCost;
    }

    public Money noCost() {
        return noCost;
    }

    /** Cash that these fills moved: contracts paid for, pairs released at a dollar each, fees charged. */
    public Money cash() {
        return Price.ONE.times(pairs).minus(totalTraded()).minus(fees);
    }

    /** Time of the newest fill. */
    public Instant lastAt() {
        return lastAt;
    }
}
