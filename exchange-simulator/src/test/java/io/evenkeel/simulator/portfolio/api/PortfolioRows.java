package io.evenkeel.simulator.portfolio.api;

import io.evenkeel.simulator.exchange.AccountBook;
import io.evenkeel.simulator.exchange.Entry;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Page;
import io.evenkeel.simulator.exchange.Register;
import io.evenkeel.simulator.exchange.Settlement;
import io.evenkeel.simulator.ledger.Balance;
import io.evenkeel.simulator.ledger.Positions;
import io.evenkeel.simulator.row.WireRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an account reads of itself: the rows of its answers, without a server around them. */
public record PortfolioRows(Exchange exchange, String account) {
    public List<WireRow> fills() {
        return rows("fills", book().fills());
    }

    public List<WireRow> orders() {
        return rows("orders", book().orders());
    }

    public List<WireRow> settlements(int subaccount) {
        return book().settlements().newestFirst().stream()
                .filter(row -> row.subaccount() == subaccount)
                .map(Settlement::row)
                .toList();
    }

    public List<WireRow> positions(int subaccount) {
        return Positions.live(exchange, book(), subaccount).stream()
                .map(PositionRows::market)
                .map(PortfolioRows::row)
                .toList();
    }

    /** In dollars, as a balance tells it. */
    public String balance(int subaccount) {
        return Balance.dollarsE4(Balance.of(exchange, book(), subaccount).cash());
    }

    private AccountBook book() {
        return exchange.bookOf(account);
    }

    /** As they stand in the page that is answered. */
    private static List<WireRow> rows(String list, Register<? extends Entry> entries) {
        var answer = Pages.answer(list, new Page<Entry>(List.copyOf(entries.newestFirst()), null));
        if (!(answer.get(list) instanceof List<?> rows)) {
            throw new AssertionError(answer);
        }
        return rows.stream().map(PortfolioRows::row).toList();
    }

    private static WireRow row(Object object) {
        var fields = new TreeMap<String, @Nullable Object>();
        ((Map<?, ?>) object).forEach((name, value) -> fields.put(String.valueOf(name), value));
        return WireRow.of(fields);
    }
}
