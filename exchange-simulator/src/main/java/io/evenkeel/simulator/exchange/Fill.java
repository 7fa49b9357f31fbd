package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;

/**
 * One fill of one account.
 *
 * @param yesPrice price on the YES leg, whatever the side
 * @param fee what was charged, positive
 */
public record Fill(
        String id,
        String orderId,
        String ticker,
        BookSide side,
        Quantity count,
        Price yesPrice,
        Money fee,
        Instant at,
        int subaccount,
        WireRow row)
        implements Entry {

    /**
     * Reads a fill and completes its row with every field that the exchange always sends.
     *
     * @param now the exchange's clock, for a fill that says no time
     * @throws BadInput naming the field that is missing or wrong
     */
    public static Fill of(WireRow given, Instant now) {
        var id =
                given.textIfAny("fill_id").or(() -> given.textIfAny("trade_id")).orElse("");
        if (id.isEmpty()) {
            throw new BadInput("fill_id", "is required and must not be empty");
        }
        var side = sideOf(given);
        var yesPrice = priceOf(given);
        var count = given.parsed("count_fp", Quantity::parse);
        if (count.signum() <= 0) {
            throw new BadInput("count_fp", "must be more than 0");
        }
        var at = given.instantIfAny("created_time")
                .or(() -> given.secondsIfAny("ts"))
                .orElse(now);
        var row = completed(given, id, side, yesPrice, at);
        return new Fill(
                id,
                row.text("order_id"),
                row.text("ticker"),
                side,
                count,
                yesPrice,
                row.parsed("fee_cost", Money::parse),
                at,
                Rows.subaccount(row),
                row);
    }

    /** Price of the side that this fill gained: the YES price of a bid, the NO price of an ask. */
    public Price acquiredPrice() {
        return side == BookSide.BID ? yesPrice : yesPrice.complement();
    }

    /** The fee apart. */
    public Money cost() {
        return acquiredPrice().times(count);
    }

    private static BookSide sideOf(WireRow given) {
        if (given.has("book_side")) {
            return given.parsed("book_side", BookSide::ofWire);
        }
        var outcome = given.has("outcome_side") ? "outcome_side" : "side";
        if (!given.has(outcome)) {
            throw new BadInput("book_side", "is required");
        }
        return switch (given.text(outcome)) {
            case "yes" -> BookSide.BID;
            case "no" -> BookSide.ASK;
            default -> throw new BadInput(outcome, "must be yes or no");
        };
    }

    /**
     * As on the order: one of the second generation trades YES, so a bid buys and an ask sells, whatever is held. Only
     * who clicks in the exchange's own pages can buy and sell NO.
     */
    static String actionOf(BookSide side) {
        return side == BookSide.BID ? "buy" : "sell";
    }

    private static Price priceOf(WireRow given) {
        return given.has("yes_price_dollars") || !given.has("no_price_dollars")
                ? given.parsed("yes_price_dollars", Price::parse)
                : given.parsed("no_price_dollars", Price::parse).complement();
    }

    private static WireRow completed(WireRow given, String id, BookSide side, Price yesPrice, Instant at) {
        var outcome = side == BookSide.BID ? "yes" : "no";
        var ticker = given.has("ticker") ? given.text("ticker") : given.text("market_ticker");
        return given.withDefault("action", actionOf(side))
                .withDefault("book_side", side.wire())
                .withDefault("created_time", at.toString())
                .withDefault("exchange_index", 0)
                .withDefault("fee_cost", Money.ZERO.toString())
                .withDefault("fill_id", id)
                .withDefault("is_taker", true)
                .withDefault("market_ticker", ticker)
                .withDefault("no_price_dollars", yesPrice.complement().toString())
                .withDefault("order_id", id)
                .withDefault("outcome_side", outcome)
                .withDefault("side", outcome)
                .withDefault("subaccount_number", 0)
                .withDefault("ticker", ticker)
                .withDefault("trade_id", id)
                .withDefault("ts", at.getEpochSecond())
                .withDefault("yes_price_dollars", yesPrice.toString());
    }
}
