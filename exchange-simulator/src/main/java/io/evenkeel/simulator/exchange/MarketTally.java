package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.matching.Book;
import io.evenkeel.simulator.matching.PriceLevel;
import io.evenkeel.simulator.row.WireRow;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened to a market's numbers since its row was written last. */
final class MarketTally {
    private @Nullable Price lastPrice;
    private Quantity volume = Quantity.ZERO;
    private Quantity agedVolume = Quantity.ZERO;
    private Quantity openInterest = Quantity.ZERO;

    void traded(Price price, Quantity count, Quantity opened) {
        lastPrice = price;
        volume = volume.plus(count);
        openInterest = openInterest.plus(opened);
    }

    /** So much of the volume is more than a day old. */
    void aged(Quantity count) {
        agedVolume = agedVolume.plus(count);
    }

    boolean hasTrades() {
        return lastPrice != null;
    }

    /** The market's row with these numbers, and the quotes of its book. */
    WireRow onto(WireRow row, Book book) {
        var fields = numbers(row);
        var bid = book.bestLevel(BookSide.BID);
        var ask = book.bestLevel(BookSide.ASK);
        var bidPrice = bid.map(PriceLevel::yesPrice).orElse(Price.ZERO);
        var askPrice = ask.map(PriceLevel::yesPrice).orElse(Price.ONE);
        fields.put("yes_bid_dollars", bidPrice.toString());
        fields.put("no_ask_dollars", bidPrice.complement().toString());
        fields.put("yes_ask_dollars", askPrice.toString());
        fields.put("no_bid_dollars", askPrice.complement().toString());
        fields.put(
                "yes_bid_size_fp",
                bid.map(PriceLevel::size).orElse(Quantity.ZERO).toString());
        fields.put(
                "yes_ask_size_fp",
                ask.map(PriceLevel::size).orElse(Quantity.ZERO).toString());
        return row.overlaidWith(WireRow.of(fields));
    }

    /** The market's row with what was traded only. */
    WireRow numbersOnto(WireRow row) {
        return row.overlaidWith(WireRow.of(numbers(row)));
    }

    private Map<String, Object> numbers(WireRow row) {
        var fields = new TreeMap<String, Object>();
        if (lastPrice != null) {
            fields.put("last_price_dollars", lastPrice.toString());
        }
        fields.put("volume_fp", sum(row, "volume_fp", volume));
        fields.put("volume_24h_fp", sum(row, "volume_24h_fp", volume.minus(agedVolume)));
        fields.put("open_interest_fp", sum(row, "open_interest_fp", openInterest));
        return fields;
    }

    private static String sum(WireRow row, String field, Quantity more) {
        var sum = row.parsedIfAny(field, Quantity::parse).orElse(Quantity.ZERO).plus(more);
        return (sum.signum() < 0 ? Quantity.ZERO : sum).toString();
    }
}
