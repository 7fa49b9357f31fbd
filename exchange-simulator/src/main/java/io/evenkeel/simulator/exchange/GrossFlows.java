package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one sub-account acquired of one market over its life, by side: what a settlement row tells.
 *
 * @param yesCost what the YES contracts cost, fees apart
 */
record GrossFlows(Quantity yesCount, Quantity noCount, Money yesCost, Money noCost, Money fees) {
    private static final GrossFlows NONE =
            new GrossFlows(Quantity.ZERO, Quantity.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    private static final long E6_PER_CENT = 10_000;
    private static final long E4_PER_CENT = 100;

    /** By sub-account; only those that traded. */
    static SortedMap<Integer, GrossFlows> of(AccountBook book, String ticker) {
        var flows = new TreeMap<Integer, GrossFlows>();
        for (var fill : book.fills().oldestFirst()) {
            if (fill.ticker().equals(ticker)) {
                flows.merge(fill.subaccount(), NONE.plus(fill), (present, _) -> present.plus(fill));
            }
        }
        return flows;
    }

    private GrossFlows plus(Fill fill) {
        var charged = fees.plus(fill.fee());
        return fill.side() == BookSide.BID
                ? new GrossFlows(yesCount.plus(fill.count()), noCount, yesCost.plus(fill.cost()), noCost, charged)
                : new GrossFlows(yesCount, noCount.plus(fill.count()), yesCost, noCost.plus(fill.cost()), charged);
    }

    /** Paid for the net holding, in whole cents; a fraction of a cent is dropped. */
    private long revenueCents(Verdict verdict) {
        var net = yesCount.minus(noCount);
        var exact = net.signum() >= 0
                ? verdict.yesPays().times(net)
                : verdict.yesPays().complement().times(net.negate());
        return Math.floorDiv(exact.dollarsE6(), E6_PER_CENT);
    }

    WireRow settlement(Market market, Verdict verdict, Instant at, int subaccount) {
        return WireRow.of(Map.ofEntries(
                Map.entry("ticker", market.ticker()),
                Map.entry("event_ticker", market.eventTicker()),
                Map.entry("market_result", verdict.result()),
                Map.entry("yes_count_fp", yesCount.toString()),
                Map.entry("no_count_fp", noCount.toString()),
                Map.entry("yes_total_cost_dollars", yesCost.toString()),
                Map.entry("no_total_cost_dollars", noCost.toString()),
                Map.entry("revenue", revenueCents(verdict)),
                Map.entry("value", verdict.yesPays().dollarsE4() / E4_PER_CENT),
                Map.entry("fee_cost", fees.toString()),
                Map.entry("settled_time", at.toString()),
                Map.entry("subaccount_number", subaccount)));
    }
}
