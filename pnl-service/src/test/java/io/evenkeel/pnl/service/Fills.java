package io.evenkeel.pnl.service;

import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.FillTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Fills of an account in the market of the same name, one line each. */
final class Fills {
    private Fills() {}

    static List<EventEnvelope> of(String account, String lines) {
        var events = new ArrayList<EventEnvelope>();
        for (var line : lines.strip().lines().toList()) {
            var ticker = account.toUpperCase(Locale.ROOT);
            events.add(Events.fill(account, ticker, named(account, line.strip(), events.size()), 1));
        }
        return events;
    }

    /** Fill ids are unique in the exchange, so each account's begin with its name. */
    static Fill named(String account, String line, int number) {
        var fill = FillTable.fill(line, number);
        return new Fill(
                new FillId(account + "-" + fill.id()),
                fill.orderId(),
                fill.bookSide(),
                fill.quantity(),
                fill.yesPrice(),
                fill.fee(),
                fill.at());
    }
}
