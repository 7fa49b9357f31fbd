package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.matching.Engine;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.row.WireRow;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which sub-accounts there are, and cash that goes from one to another. */
public final class Subaccounts {
    private static final int NUMBER_MAX = 63;
    private static final long E6_PER_CENT = 10_000;

    private final Exchange exchange;
    private final Engine engine;
    private final Map<String, NavigableSet<Integer>> opened = new TreeMap<>();

    Subaccounts(Exchange exchange, Engine engine) {
        this.exchange = exchange;
        this.engine = engine;
    }

    /** The primary one, those that were opened, and those that the history names. */
    public SortedSet<Integer> of(String account) {
        var numbers = new TreeSet<Integer>();
        numbers.add(0);
        numbers.addAll(opened.getOrDefault(account, Collections.emptyNavigableSet()));
        exchange.bookOf(account).ledger().flows().keySet().forEach(key -> numbers.add(key.subaccount()));
        exchange.bookOf(account).settlements().newestFirst().forEach(row -> numbers.add(row.subaccount()));
        return numbers;
    }

    /** By account; a view. */
    Map<String, NavigableSet<Integer>> opened() {
        return Collections.unmodifiableMap(opened);
    }

    void restore(String account, int number) {
        opened.computeIfAbsent(account, any -> new TreeSet<>()).add(number);
    }

    Outcome open(String account) {
        var next = of(account).last() + 1;
        if (next > NUMBER_MAX) {
            throw Refusal.nested(400, "subaccount_limit_reached", "subaccount limit reached");
        }
        exchange.openBook(account);
        restore(account, next);
        return new Outcome.SubaccountOpened(next, exchange.now());
    }

    Outcome transfer(Instruction.Transfer transfer) {
        var account = transfer.account();
        var names = "transfers of " + account;
        var name = transfer.clientTransferId() == null ? "" : transfer.clientTransferId();
        if (engine.isUsed(names, name)) {
            throw Refusal.nested(409, "transfer_already_exists", "transfer already exists");
        }
        var known = of(account);
        if (!known.contains(transfer.fromSubaccount()) || !known.contains(transfer.toSubaccount())) {
            throw Refusal.notFound();
        }
        var amount = transfer.amount();
        if (amount.signum() <= 0
                || amount.dollarsE6() % E6_PER_CENT != 0
                || transfer.fromSubaccount() == transfer.toSubaccount()) {
            throw Refusal.nested(400, "invalid_transfer", "invalid transfer");
        }
        if (amount.compareTo(free(account, transfer.fromSubaccount())) > 0) {
            throw Refusal.nested(400, "insufficient_balance", "insufficient balance");
        }
        engine.useClientOrderId(names, name);
        var id = engine.nextId("transfer");
        exchange.openBook(account)
                .put(SubaccountTransfer.of(
                        WireRow.of(Map.of(
                                "transfer_id",
                                id,
                                "from_subaccount",
                                transfer.fromSubaccount(),
                                "to_subaccount",
                                transfer.toSubaccount(),
                                "amount_cents",
                                amount.dollarsE6() / E6_PER_CENT)),
                        exchange.now()));
        return new Outcome.Transferred(id, exchange.now());
    }

    private Money free(String account, int subaccount) {
        return exchange.bookOf(account)
                .ledger()
                .cash(subaccount)
                .minus(exchange.desk().locked(account, subaccount));
    }
}
