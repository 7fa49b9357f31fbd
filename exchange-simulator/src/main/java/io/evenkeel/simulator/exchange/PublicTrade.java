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
        return of(
                given.text("trade_id"),
                given.text("ticker"),
                count,
                given.parsed("yes_price_dollars", Price::parse),
                side,
                given.instantIfAny("created_time").orElse(now),
                given);
    }

    static PublicTrade of(
            String id, String ticker, Quantity count, Price yesPrice, BookSide takerSide, Instant at, WireRow given) {
        var outcome = takerSide == BookSide.BID ? "yes" : "no";
        var row = given.withDefault("count_fp", count.toString())
                .withDefault("created_time", at.toString())
                .withDefault("is_block_trade", false)
                .withDefault("no_price_dollars", yesPrice.complement().toString())
                .withDefault("taker_book_side", takerSide.wire())
                .withDefault("taker_outcome_side", outcome)
                .withDefault("taker_side", outcome)
                .withDefault("ticker", ticker)
                .withDefault("trade_id", id)
                .withDefault("yes_price_dollars", yesPrice.toString());
        return new PublicTrade(id, ticker, count, yesPrice, takerSide, at, row);
    }

    private static BookSide sideOf(String outcome) {
        return switch (outcome) {
            case "yes" -> BookSide.BID;
            case "no" -> BookSide.ASK;
            default -> throw new BadInput("taker_outcome_side", "must be yes or no");
        };
    }
}
