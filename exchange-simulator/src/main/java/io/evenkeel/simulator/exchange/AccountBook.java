package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.row.WireRow;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Everything that belongs to one account. */
public final class AccountBook {
    private final String account;
    private final Register<Fill> fills = new Register<>();
    private final Register<Settlement> settlements = new Register<>();
    private final Register<Order> orders = new Register<>();
    private final Register<CashMovement> deposits = new Register<>();
    private final Register<CashMovement> withdrawals = new Register<>();
    private final NavigableMap<Candlestick.Key, Candlestick> candlesticks = new TreeMap<>();
    private Money openingCash = Money.ZERO;
    private Limits limits = Limits.BASIC;

    AccountBook(String account) {
        this.account = account;
    }

    public String account() {
        return account;
    }

    public Register<Fill> fills() {
        return fills;
    }

    public Register<Settlement> settlements() {
        return settlements;
    }

    public Register<Order> orders() {
        return orders;
    }

    public Register<CashMovement> deposits() {
        return deposits;
    }

    public Register<CashMovement> withdrawals() {
        return withdrawals;
    }

    public List<WireRow> candlesticks() {
        return candlesticks.values().stream().map(Candlestick::row).toList();
    }

    /** The candlesticks of one market and period, oldest first. */
    public List<Candlestick> candlesticks(String ticker, int periodMinutes) {
        return List.copyOf(candlesticks
                .subMap(Candlestick.Key.first(ticker, periodMinutes), Candlestick.Key.last(ticker, periodMinutes))
                .values());
    }

    /** Cash of the primary sub-account before anything recorded here; may be negative. */
    public Money openingCash() {
        return openingCash;
    }

    public Limits limits() {
        return limits;
    }

    void openWith(Money cash) {
        openingCash = cash;
    }

    void limitTo(Limits newLimits) {
        limits = newLimits;
    }

    void addCandlestick(Candlestick candlestick) {
        candlesticks.put(candlestick.key(), candlestick);
    }
}
