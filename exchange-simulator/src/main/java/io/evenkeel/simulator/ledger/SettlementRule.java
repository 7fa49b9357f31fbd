package io.evenkeel.simulator.ledger;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.Settlement;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Map;

/** What a settled market pays, and what a settlement row says of a market's whole life. */
public final class SettlementRule {
    private static final long E6_PER_CENT = 10_000;
    private static final long E4_PER_CENT = 100;

    private SettlementRule() {}

    /**
     * Profit or loss of a settled market after fees, from its row alone: a dollar for every netted pair, plus the
     * pay-out, minus what both sides cost, minus fees.
     */
    public static Money identity(Settlement row) {
        return Price.ONE
                .times(row.yesCount().min(row.noCount()))
                .plus(row.revenue())
                .minus(row.yesCost())
                .minus(row.noCost())
                .minus(row.fees());
    }

    /** True if the fills are all there: their gross counts are those of the row. */
    public static boolean isComplete(MarketFlows flows, Settlement row) {
        return flows.yesCount().equals(row.yesCount()) && flows.noCount().equals(row.noCount());
    }

    /** Cash of a settled market: from its fills where they are all known, else what the row's identity says. */
    public static Money cashOf(MarketFlows flows, Settlement row) {
        return isComplete(flows, row) ? flows.cash().plus(row.revenue()) : identity(row);
    }

    /** What the net holding is paid when one YES contract pays {@code yesPays}; a fraction of a cent is dropped. */
    public static Money revenue(MarketFlows flows, Price yesPays) {
        var net = flows.position();
        var exact =
                net.signum() >= 0 ? yesPays.times(net) : yesPays.complement().times(net.negate());
        return Money.ofCents(Math.floorDiv(exact.dollarsE6(), E6_PER_CENT));
    }

    /** The settlement row of a market that pays out now. */
    public static WireRow row(Market market, MarketFlows flows, String result, Price yesPays, Instant at) {
        return WireRow.of(Map.ofEntries(
                Map.entry("ticker", market.ticker()),
                Map.entry("event_ticker", market.eventTicker()),
                Map.entry("market_result", result),
                Map.entry("yes_count_fp", flows.yesCount().toString()),
                Map.entry("no_count_fp", flows.noCount().toString()),
                Map.entry("yes_total_cost_dollars", flows.yesCost().toString()),
                Map.entry("no_total_cost_dollars", flows.noCost().toString()),
                Map.entry("revenue", revenue(flows, yesPays).dollarsE6() / E6_PER_CENT),
                Map.entry("value", yesPays.dollarsE4() / E4_PER_CENT),
                Map.entry("fee_cost", flows.fees().toString()),
                Map.entry("settled_time", at.toString())));
    }
}
