package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The money of one account, kept up to date record by record: cash per sub-account, and what the fills of each market
 * came to.
 *
 * <p>Cash is the opening cash, plus applied deposits, minus applied withdrawals, plus transfers, plus the cash of every
 * market whose fills are all known, plus the profit or loss of the others as their settlement row tells it. Cash that
 * comes from nowhere in particular is the primary sub-account's.
 */
public final class AccountLedger {
    private final SortedMap<MarketKey, MarketFlows> flows = new TreeMap<>();
    private final Map<MarketKey, Settlement> settlements = new HashMap<>();
    /** What each market has added to the cash. */
    private final Map<MarketKey, Money> ofMarkets = new HashMap<>();

    private final Map<Integer, Money> cash = new HashMap<>();

    AccountLedger() {}

    /** Cash of a sub-account, with what is locked for its resting orders; may be negative. */
    public Money cash(int subaccount) {
        return cash.getOrDefault(subaccount, Money.ZERO);
    }

    /** By market and sub-account, settled ones included; a view. */
    public SortedMap<MarketKey, MarketFlows> flows() {
        return Collections.unmodifiableSortedMap(flows);
    }

    /** Net contracts: YES positive. */
    public Quantity position(String ticker, int subaccount) {
        var market = flows.get(new MarketKey(ticker, subaccount));
        return market == null ? Quantity.ZERO : market.position();
    }

    void move(int subaccount, Money amount) {
        cash.merge(subaccount, amount, Money::plus);
    }

    /** True if the fill is not older than what is known of its market, so that it can simply be added. */
    boolean isNext(Fill fill) {
        var market = flows.get(keyOf(fill));
        return market == null || !fill.at().isBefore(market.lastAt());
    }

    void add(Fill fill) {
        var key = keyOf(fill);
        flows.computeIfAbsent(key, any -> new MarketFlows()).add(fill);
        revalue(key);
    }

    /** A settlement row, or the one that takes its place. */
    void settle(Settlement settlement) {
        var key = new MarketKey(settlement.ticker(), settlement.subaccount());
        settlements.put(key, settlement);
        revalue(key);
    }

    private void revalue(MarketKey key) {
        var settlement = settlements.get(key);
        var market = flows.get(key);
        Money worth;
        if (market == null) {
            worth = settlement == null ? Money.ZERO : SettlementRule.identity(settlement);
        } else {
            worth = settlement == null ? market.cash() : SettlementRule.cashOf(market, settlement);
        }
        var before = ofMarkets.put(key, worth);
        move(key.subaccount(), before == null ? worth : worth.minus(before));
    }

    private static MarketKey keyOf(Fill fill) {
        return new MarketKey(fill.ticker(), fill.subaccount());
    }
}
