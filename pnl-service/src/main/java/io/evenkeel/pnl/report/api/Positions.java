package io.evenkeel.pnl.report.api;

import io.evenkeel.pnl.report.LinePosition;
import io.evenkeel.pnl.report.MarketPosition;
import io.evenkeel.pnl.report.MarketRow;
import io.evenkeel.pnl.report.RealizationRow;
import java.util.List;

/** Where a page ended, as the text inside a cursor. Accounts and tickers hold no blanks. */
final class Positions {
    private Positions() {}

    static String of(MarketRow row) {
        return row.account() + " " + row.ticker();
    }

    static MarketPosition market(String position) {
        var words = words(position, 2);
        return new MarketPosition(words.getFirst(), words.getLast());
    }

    static String of(RealizationRow row) {
        return row.account() + " " + row.subaccount() + " " + row.line() + " " + row.numbering();
    }

    static LinePosition line(String position) {
        var words = words(position, 4);
        return new LinePosition(
                words.getFirst(), Integer.parseInt(words.get(1)), Long.parseLong(words.get(2)), words.getLast());
    }

    /** @throws IllegalArgumentException unless there are that many */
    private static List<String> words(String position, int number) {
        var words = List.of(position.split(" ", -1));
        if (words.size() != number) {
            throw new IllegalArgumentException("not a position");
        }
        return words;
    }
}
