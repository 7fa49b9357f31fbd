package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one account did in one market, as the settlement row tells it: gross flows of either side. */
final class Holding {
    private static final long E6_PER_CENT = 10_000;
    private static final long E4_PER_CENT = 100;

    private final Listing market;
    private Quantity yesCount = Quantity.ZERO;
    private Quantity noCount = Quantity.ZERO;
    private Money yesCost = Money.ZERO;
    private Money noCost = Money.ZERO;
    private Money fees = Money.ZERO;

    Holding(Listing market) {
        this.market = market;
    }

    Listing market() {
        return market;
    }

    /** Net contracts: YES positive, NO negative. */
    Quantity net() {
        return yesCount.minus(noCount);
    }

    Quantity traded() {
        return yesCount.plus(noCount);
    }

    /** Cash that the fill moved: what it cost with its fee, and a dollar for every pair that it made. */
    Money add(Wish wish, Money fee) {
        var pairs = yesCount.min(noCount);
        var cost = wish.acquiredPrice().times(wish.count());
        if (wish.side() == BookSide.BID) {
            yesCount = yesCount.plus(wish.count());
            yesCost = yesCost.plus(cost);
        } else {
            noCount = noCount.plus(wish.count());
            noCost = noCost.plus(cost);
        }
        fees = fees.plus(fee);
        return Price.ONE.times(yesCount.min(noCount).minus(pairs)).minus(cost).minus(fee);
    }

    /** Paid for what is held to the end; a fraction of a cent is dropped. */
    Money revenue() {
        var exact = net().signum() >= 0
                ? market.yesPays().times(net())
                : market.yesPays().complement().times(net().negate());
        return Money.ofCents(exact.dollarsE6() / E6_PER_CENT);
    }

    Map<String, Object> settlementRow() {
        var row = new LinkedHashMap<String, Object>();
        row.put("ticker", market.ticker());
        row.put("event_ticker", market.eventTicker());
        row.put("market_result", market.result());
        row.put("yes_count_fp", yesCount.toString());
        row.put("no_count_fp", noCount.toString());
        row.put("yes_total_cost_dollars", yesCost.toString());
        row.put("no_total_cost_dollars", noCost.toString());
        row.put("revenue", revenue().dollarsE6() / E6_PER_CENT);
        row.put("value", market.yesPays().dollarsE4() / E4_PER_CENT);
        row.put("fee_cost", fees.toString());
        row.put("settled_time", market.settles().toString());
        return row;
    }
}
