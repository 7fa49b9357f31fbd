package io.evenkeel.kalshi.wire;

import io.evenkeel.contracts.BookSide;

/** Which exposure a fill or an order gains ({@code docs/exchange.md} §9: the trap is in {@code action}). */
final class Sides {
    private Sides() {}

    static BookSide ofFill(Fields in) {
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
    static BookSide ofOrder(Fields in) {
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
