package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;

/** Which exposure a fill or an order gains ({@code docs/exchange.md} §9: the trap is in {@code action}). */
public final class Sides {
    private Sides() {}

    public static BookSide ofFill(Fields in) {
        if (in.has("book_side")) {
            var bookSide = in.parsed("book_side", BookSide::ofWire);
            if (in.has("outcome_side") && ofOutcome(in, "outcome_side") != bookSide) {
                throw new UnreadableRecord("book_side and outcome_side differ");
            }
            return bookSide;
        }
        return in.has("outcome_side") ? ofOutcome(in, "outcome_side") : ofOutcome(in, "side");
    }

    /** On orders, unlike on fills, selling one side means gaining the other. */
    public static BookSide ofOrder(Fields in) {
        if (in.has("book_side") || in.has("outcome_side")) {
            return ofFill(in);
        }
        var side = ofOutcome(in, "side");
        var sells = in.parsed("action", Sides::sells);
        if (!sells) {
            return side;
        }
        return side == BookSide.BID ? BookSide.ASK : BookSide.BID;
    }

    /** Of a trade between two others, the side of whoever took it. */
    public static BookSide ofTaker(Fields in) {
        if (!in.has("taker_book_side")) {
            return ofOutcome(in, in.has("taker_outcome_side") ? "taker_outcome_side" : "taker_side");
        }
        var bookSide = in.parsed("taker_book_side", BookSide::ofWire);
        if (in.has("taker_outcome_side") && ofOutcome(in, "taker_outcome_side") != bookSide) {
            throw new UnreadableRecord("taker_book_side and taker_outcome_side differ");
        }
        return bookSide;
    }

    /** The price of YES; that of NO, where it is told too, has to be what is left of a dollar. */
    public static Price yesPrice(Fields in) {
        var yesPrice = in.price("yes_price_dollars");
        if (in.has("no_price_dollars") && !in.price("no_price_dollars").equals(yesPrice.complement())) {
            throw new UnreadableRecord("yes_price_dollars and no_price_dollars do not add up to 1");
        }
        return yesPrice;
    }

    private static BookSide ofOutcome(Fields in, String name) {
        return in.parsed(name, Sides::ofOutcome);
    }

    private static BookSide ofOutcome(String outcome) {
        return switch (outcome) {
            case "yes" -> BookSide.BID;
            case "no" -> BookSide.ASK;
            default -> throw new IllegalArgumentException("neither yes nor no");
        };
    }

    private static boolean sells(String action) {
        return switch (action) {
            case "sell" -> true;
            case "buy" -> false;
            default -> throw new IllegalArgumentException("neither buy nor sell");
        };
    }
}
