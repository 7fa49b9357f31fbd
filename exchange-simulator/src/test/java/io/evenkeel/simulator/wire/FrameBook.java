package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** One market's order book as a client builds it from frames: bids of both sides, each by its own price. */
public record FrameBook(NavigableMap<Price, Quantity> yes, NavigableMap<Price, Quantity> no) {
    /** From the last snapshot on. */
    public static FrameBook of(String ticker, List<JsonNode> frames, boolean yesPrice) {
        var book = new FrameBook(new TreeMap<>(), new TreeMap<>());
        for (var frame : frames) {
            var msg = frame.path("msg");
            if (!msg.path("market_ticker").asText().equals(ticker)) {
                continue;
            }
            switch (frame.path("type").asText()) {
                case "orderbook_snapshot" -> {
                    fill(book.yes, msg.path("yes_dollars_fp"), false);
                    fill(book.no, msg.path("no_dollars_fp"), yesPrice);
                }
                case "orderbook_delta" -> book.change(msg, yesPrice);
                default -> {}
            }
        }
        return book;
    }

    /** As REST tells it. */
    public static FrameBook of(JsonNode orderbook) {
        var book = new FrameBook(new TreeMap<>(), new TreeMap<>());
        fill(book.yes, orderbook.at("/orderbook_fp/yes_dollars"), false);
        fill(book.no, orderbook.at("/orderbook_fp/no_dollars"), false);
        return book;
    }

    private static void fill(NavigableMap<Price, Quantity> side, JsonNode levels, boolean yesPrice) {
        side.clear();
        for (var level : levels) {
            side.put(price(level.get(0), yesPrice), Quantity.parse(level.get(1).textValue()));
        }
    }

    private void change(JsonNode msg, boolean yesPrice) {
        var isYes = msg.path("side").textValue().equals("yes");
        var side = isYes ? yes : no;
        var price = price(msg.path("price_dollars"), yesPrice && !isYes);
        var size = side.getOrDefault(price, Quantity.ZERO)
                .plus(Quantity.parse(msg.path("delta_fp").textValue()));
        if (size.signum() < 0) {
            throw new AssertionError("less than nothing at " + price + " after " + msg);
        }
        if (size.isZero()) {
            side.remove(price);
        } else {
            side.put(price, size);
        }
    }

    private static Price price(JsonNode told, boolean complement) {
        var price = Price.parse(told.textValue());
        return complement ? price.complement() : price;
    }
}
