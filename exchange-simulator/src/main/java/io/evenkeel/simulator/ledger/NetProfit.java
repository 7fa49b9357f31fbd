package io.evenkeel.simulator.ledger;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.MarketFlows;
import io.evenkeel.simulator.exchange.MarketKey;
import io.evenkeel.simulator.exchange.Settlement;
import io.evenkeel.simulator.exchange.SettlementRule;
import java.util.HashMap;

/**
 * What an account has earned after fees, its open positions at cost.
 *
 * @param settled of markets that were paid, as their settlement rows tell it
 * @param open realized in markets that were not, less all their fees
 */
public record NetProfit(Money settled, Money open) {
    public static NetProfit of(AccountBook book) {
        var rows = new HashMap<MarketKey, Settlement>();
        var settled = Money.ZERO;
        for (var row : book.settlements().newestFirst()) {
            rows.put(new MarketKey(row.ticker(), row.subaccount()), row);
            settled = settled.plus(SettlementRule.identity(row));
        }
        var open = Money.ZERO;
        for (var market : MarketFlows.ofAll(book.fills().oldestFirst()).entrySet()) {
            if (!rows.containsKey(market.getKey())) {
                open = open.plus(market.getValue().realized())
                        .minus(market.getValue().fees());
            }
        }
        return new NetProfit(settled, open);
    }

    public Money total() {
        return settled.plus(open);
    }
}
