package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;

/** What a settlement row says of a market's whole life. */
public final class SettlementRule {
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
}
