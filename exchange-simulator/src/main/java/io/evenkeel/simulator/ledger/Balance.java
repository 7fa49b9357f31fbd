package io.evenkeel.simulator.ledger;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.AccountLedger;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.MarketKey;
import io.evenkeel.simulator.exchange.Settlement;
import java.math.BigDecimal;

/**
 * The money of one sub-account.
 *
 * @param cash may be negative: a loaded history need not begin at its beginning
 * @param positionsValue what is open at the last price, without cash
 */
public record Balance(Money cash, Money positionsValue) {
    private static final long E6_PER_CENT = 10_000;

    /** Cash is what {@link AccountLedger} says, less what is locked for resting orders. */
    public static Balance of(Exchange exchange, AccountBook book, int subaccount) {
        var ledger = book.ledger();
        var value = Money.ZERO;
        for (var market : ledger.flows().entrySet()) {
            var key = market.getKey();
            if (key.subaccount() == subaccount && !isSettled(book, key)) {
                value = value.plus(
                        openValue(exchange, key.ticker(), market.getValue().position()));
            }
        }
        var locked = exchange.desk().locked(book.account(), subaccount);
        return new Balance(ledger.cash(subaccount).minus(locked), value);
    }

    private static boolean isSettled(AccountBook book, MarketKey key) {
        return book.settlements()
                .find(Settlement.idOf(key.ticker(), key.subaccount()))
                .isPresent();
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

    private static Money openValue(Exchange exchange, String ticker, Quantity position) {
        var market = exchange.markets().find(ticker).filter(found -> !found.isSettled());
        if (market.isEmpty()) {
            return Money.ZERO;
        }
        var last = market.map(Market::lastPrice).orElse(Price.ZERO);
        return position.signum() >= 0 ? last.times(position) : last.complement().times(position.negate());
    }
}
