package io.evenkeel.simulator.stream;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.List;

/**
 * One market's order book at one moment.
 *
 * @param yes bids for YES, ascending by price
 * @param no bids for NO in NO prices, ascending by price
 */
public record BookView(String ticker, List<Level> yes, List<Level> no) {
    public BookView {
        yes = List.copyOf(yes);
        no = List.copyOf(no);
    }

    /** What is bid at one price. */
    public record Level(Price price, Quantity size) {}

    /**
     * The {@code msg} of a snapshot; a side that is empty is not there.
     *
     * @param yesPrice whether the NO side is told in YES prices
     */
    String body(boolean yesPrice) {
        var body = new Json().with("market_ticker", ticker).with("market_id", MarketIds.of(ticker));
        if (!yes.isEmpty()) {
            body.withRaw("yes_dollars_fp", levels(yes));
        }
        if (!no.isEmpty()) {
            body.withRaw("no_dollars_fp", levels(yesPrice ? complements(no) : no));
        }
        return body.end();
    }

    private static List<Level> complements(List<Level> levels) {
        return levels.reversed().stream()
                .map(level -> new Level(level.price().complement(), level.size()))
                .toList();
    }

    private static StringBuilder levels(List<Level> levels) {
        var text = new StringBuilder(levels.size() * 24).append('[');
        var comma = "";
        for (var level : levels) {
            text.append(comma)
                    .append("[\"")
                    .append(level.price())
                    .append("\",\"")
                    .append(level.size())
                    .append("\"]");
            comma = ",";
        }
        return text.append(']');
    }
}
