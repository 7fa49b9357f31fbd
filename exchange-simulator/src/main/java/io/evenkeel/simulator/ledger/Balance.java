package io.evenkeel.simulator.ledger;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.CashMovement;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.Register;
import io.evenkeel.simulator.exchange.Settlement;
import java.math.BigDecimal;
import java.util.HashMap;

/**
 * The money of one sub-account.
 *
 * @param cash may be negative: a loaded history need not begin at its beginning
 * @param positionsValue what is open at the last price, without cash
 */
public record Balance(Money cash, Money positionsValue) {
    private static final long E6_PER_CENT = 10_000;

    /**
     * Cash is the opening cash, plus applied deposits, minus applied withdrawals, plus the cash of every market whose
     * fills are all known, plus the profit or loss of the others as their settlement row tells it. Cash that comes from
     * nowhere in particular is the primary sub-account's.
     */
    public static Balance of(Exchange exchange, AccountBook book, int subaccount) {
        var cash = subaccount == 0 ? ownCash(book) : Money.ZERO;
        var settlements = new HashMap<String, Settlement>();
        for (var settlement : book.settlements().newestFirst()) {
            if (settlement.subaccount() == subaccount) {
                settlements.put(settlement.ticker(), settlement);
            }
        }
        var value = Money.ZERO;
        for (var market : MarketFlows.ofAll(book.fills().oldestFirst()).entrySet()) {
            if (market.getKey().subaccount() != subaccount) {
                continue;
            }
            var ticker = market.getKey().ticker();
            var settlement = settlements.remove(ticker);
            if (settlement == null) {
                cash = cash.plus(market.getValue().cash());
                value = value.plus(openValue(exchange, ticker, market.getValue().position()));
            } else {
                cash = cash.plus(SettlementRule.cashOf(market.getValue(), settlement));
            }
        }
        for (var withoutFills : settlements.values()) {
            cash = cash.plus(SettlementRule.identity(withoutFills));
        }
        return new Balance(cash, value);
    }

    /** Whole cents, rounded down, as the exchange shows them. */
    public static long cents(Money money) {
        return Math.floorDiv(money.dollarsE6(), E6_PER_CENT);
    }

    /** Dollars with four decimals, rounded down, as the exchange shows balances. */
    public static String dollarsE4(Money money) {
        var e4 = Math.floorDiv(money.dollarsE6(), 100L);
        return BigDecimal.valueOf(e4, Price.SCALE).toPlainString();
    }

    private static Money ownCash(AccountBook book) {
        return book.openingCash().plus(applied(book.deposits())).minus(applied(book.withdrawals()));
    }

    private static Money applied(Register<CashMovement> movements) {
        var sum = Money.ZERO;
        for (var movement : movements.newestFirst()) {
            sum = movement.isApplied() ? sum.plus(movement.amount()) : sum;
        }
        return sum;
    }

    private static Money openValue(Exchange exchange, String ticker, Quantity position) {
        var market = exchange.markets().find(ticker).filter(found -> !found.isSettled());
        if (market.isEmpty()) {
            return Money.ZERO;
        }
        var last = market.map(Market::lastPrice).orElse(Price.ZERO);
        return position.signum() >= 0 ? last.times(position) : last.complement().times(position.negate());
    }
}
