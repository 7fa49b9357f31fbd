package io.evenkeel.kalshi.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.List;

/**
 * The bids on both outcomes of a market, each in the price of its own side. The best ask for YES is one dollar less
 * the best bid for NO.
 *
 * @param yes bids for YES, ascending: the best is the last
 * @param no bids for NO, ascending
 */
public record OrderBook(List<Level> yes, List<Level> no) {
    public OrderBook {
        yes = List.copyOf(yes);
        no = List.copyOf(no);
    }

    /** So many contracts wanted at one price. */
    public record Level(Price price, Quantity count) {}

    /** The book of one of several markets. */
    public record OfMarket(MarketTicker ticker, OrderBook book) {
        static OfMarket read(Fields in) {
            return new OfMarket(in.ticker("ticker"), OrderBook.read(in.object("orderbook_fp")));
        }
    }

    static OrderBook read(Fields in) {
        return new OrderBook(levels(in, "yes_dollars"), levels(in, "no_dollars"));
    }

    /**
     * Levels of one side as {@code [["0.4700","3.00"], …]}; an absent side is empty.
     *
     * @throws UnreadableRecord if a level is anything else than a price and a count that is not negative
     */
    public static List<Level> levels(Fields in, String name) {
        return in.rows(name, level -> level(name, level));
    }

    private static Level level(String name, JsonNode level) {
        if (level.size() != 2 || !level.path(0).isTextual() || !level.path(1).isTextual()) {
            throw new UnreadableRecord(name + " has a level that is not two strings");
        }
        try {
            var count = Quantity.parse(level.path(1).textValue());
            if (count.signum() < 0) {
                throw new UnreadableRecord(name + " has a negative count");
            }
            return new Level(Price.parse(level.path(0).textValue()), count);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(name + ": " + e.getMessage());
        }
    }
}
