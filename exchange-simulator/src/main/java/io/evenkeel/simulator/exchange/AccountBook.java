package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.matching.FeeAccount;
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
    private final Register<SubaccountTransfer> transfers = new Register<>();
    private final Register<ExchangeTransfer> exchangeTransfers = new Register<>();
    private AccountLedger ledger = new AccountLedger();
    private boolean ledgerIsStale;
    private Money feePrecision = FeeAccount.CENTICENT;
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

    /** Between sub-accounts. */
    public Register<SubaccountTransfer> transfers() {
        return transfers;
    }

    /** Between event contracts and margin. */
    public Register<ExchangeTransfer> exchangeTransfers() {
        return exchangeTransfers;
    }

    /** What went to the margin and did not come back. */
    public Money marginCash() {
        var cash = Money.ZERO;
        for (var transfer : exchangeTransfers.oldestFirst()) {
            cash = transfer.payee().isEmpty() ? cash.plus(transfer.amount()) : cash;
            cash = transfer.payer().isEmpty() ? cash.minus(transfer.amount()) : cash;
        }
        return cash;
    }

    public AccountLedger ledger() {
        return ledger;
    }

    /** To what the account's fees and cash are rounded: a hundredth of a cent for direct members, else a cent. */
    public Money feePrecision() {
        return feePrecision;
    }

    void roundTo(Money precision) {
        feePrecision = precision;
    }

    void openWith(Money cash) {
        ledger.move(0, cash.minus(openingCash));
        openingCash = cash;
    }

    /** A fill that takes the place of another, or comes too late, leaves the ledger to {@link #refresh}. */
    void put(Fill fill) {
        var isNext = ledger.isNext(fill);
        if (fills.put(fill) && isNext) {
            ledger.add(fill);
        } else {
            ledgerIsStale = true;
        }
    }

    void put(Settlement settlement) {
        settlements.put(settlement);
        ledger.settle(settlement);
    }

    void putDeposit(CashMovement movement) {
        var before = deposits.find(movement.id()).map(CashMovement::applied).orElse(Money.ZERO);
        deposits.put(movement);
        ledger.move(0, movement.applied().minus(before));
    }

    void putWithdrawal(CashMovement movement) {
        var before = withdrawals.find(movement.id()).map(CashMovement::applied).orElse(Money.ZERO);
        withdrawals.put(movement);
        ledger.move(0, before.minus(movement.applied()));
    }

    void put(SubaccountTransfer transfer) {
        if (transfers.put(transfer)) {
            ledger.move(transfer.from(), transfer.amount().negate());
            ledger.move(transfer.to(), transfer.amount());
        }
    }

    void put(ExchangeTransfer transfer) {
        if (exchangeTransfers.put(transfer)) {
            move(transfer, ledger);
        }
    }

    private static void move(ExchangeTransfer transfer, AccountLedger ledger) {
        transfer.payer()
                .ifPresent(
                        subaccount -> ledger.move(subaccount, transfer.amount().negate()));
        transfer.payee().ifPresent(subaccount -> ledger.move(subaccount, transfer.amount()));
    }

    /** Works the ledger out anew if some fill did not simply follow the others. */
    void refresh() {
        if (!ledgerIsStale) {
            return;
        }
        ledgerIsStale = false;
        var fresh = new AccountLedger();
        fresh.move(0, openingCash);
        deposits.oldestFirst().forEach(movement -> fresh.move(0, movement.applied()));
        withdrawals
                .oldestFirst()
                .forEach(movement -> fresh.move(0, movement.applied().negate()));
        for (var transfer : transfers.oldestFirst()) {
            fresh.move(transfer.from(), transfer.amount().negate());
            fresh.move(transfer.to(), transfer.amount());
        }
        exchangeTransfers.oldestFirst().forEach(transfer -> move(transfer, fresh));
        fills.oldestFirst().forEach(fresh::add);
        settlements.oldestFirst().forEach(fresh::settle);
        ledger = fresh;
    }

    void limitTo(Limits newLimits) {
        limits = newLimits;
    }

    void addCandlestick(Candlestick candlestick) {
        candlesticks.put(candlestick.key(), candlestick);
    }
}
