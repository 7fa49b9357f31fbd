package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;

/** One execution as everybody sees it; it names nobody. */
public record PublicTrade(
        String id, String ticker, Quantity count, Price yesPrice, BookSide takerSide, Instant at, WireRow row)
        implements Entry {

    /**
     * Reads a trade and completes its row.
     *
     * @throws BadInput naming the field that is missing or wrong
     */
    public static PublicTrade of(WireRow given, Instant now) {
        var count = given.parsed("count_fp", Quantity::parse);
        if (count.signum() <= 0) {
            throw new BadInput("count_fp", "must be more than 0");
        }
        var side = given.has("taker_book_side")
                ? given.parsed("taker_book_side", BookSide::ofWire)
                : sideOf(given.text(given.has("taker_outcome_side") ? "taker_outcome_side" : "taker_side"));
        var price = given.parsed("yes_price_dollars", Price::parse);
        var at = given.instantIfAny("created_time").orElse(now);
        var outcome = side == BookSide.BID ? "yes" : "no";
        var row = given.withDefault("created_time", at.toString())
                .withDefault("is_block_trade", false)
                .withDefault("no_price_dollars", price.complement().toString())
                .withDefault("taker_book_side", side.wire())
                .withDefault("taker_outcome_side", outcome)
                .withDefault("taker_side", outcome);
        return new PublicTrade(row.text("trade_id"), row.text("ticker"), count, price, side, at, row);
    }

    private static BookSide sideOf(String outcome) {
        return switch (outcome) {
            case "yes" -> BookSide.BID;
            case "no" -> BookSide.ASK;
            default -> throw new BadInput("taker_outcome_side", "must be yes or no");
        };
    }
}
