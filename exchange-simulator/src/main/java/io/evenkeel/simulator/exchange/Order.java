package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Set;

/**
 * An order of one account.
 *
 * @param updatedAt decides whether a finished order has moved to the historical tier
 */
public record Order(String id, String ticker, String status, Instant at, Instant updatedAt, int subaccount, WireRow row)
        implements Entry {
    private static final Set<String> STATUSES = Set.of("resting", "canceled", "executed");
    static final String NOBODY = "11111111-2222-4333-8444-555555555555";

    /** @throws BadInput naming the field that is missing or wrong */
    public static Order of(WireRow given, Instant now) {
        var status = given.textIfAny("status").orElse("executed");
        if (!STATUSES.contains(status)) {
            throw new BadInput("status", "must be one of resting, canceled, executed");
        }
        var at = given.instantIfAny("created_time").orElse(now);
        var row = completed(given, status, at);
        return new Order(
                row.text("order_id"),
                row.text("ticker"),
                status,
                at,
                row.instantIfAny("last_update_time").orElse(at),
                Rows.subaccount(row),
                row);
    }

    public boolean isResting() {
        return status.equals("resting");
    }

    private static WireRow completed(WireRow given, String status, Instant at) {
        var side = sideOf(given);
        var outcome = side == BookSide.BID ? "yes" : "no";
        var yesPrice = given.parsed("yes_price_dollars", Price::parse);
        var filled = given.parsedIfAny("fill_count_fp", Quantity::parse).orElse(Quantity.ZERO);
        var initial = given.parsedIfAny("initial_count_fp", Quantity::parse).orElse(filled);
        var remaining = status.equals("resting") ? initial.minus(filled) : Quantity.ZERO;
        var nothing = Money.ZERO.toString();
        return given.withDefault("action", Fill.actionOf(side))
                .withDefault("book_side", side.wire())
                .withDefault("client_order_id", "")
                .withDefault("created_time", at.toString())
                .withDefault("exchange_index", 0)
                .withDefault("fill_count_fp", filled.toString())
                .withDefault("initial_count_fp", initial.toString())
                .withDefault("last_update_time", at.toString())
                .withDefault("maker_fees_dollars", nothing)
                .withDefault("maker_fill_cost_dollars", nothing)
                .withDefault("no_price_dollars", yesPrice.complement().toString())
                .withDefault("outcome_side", outcome)
                .withDefault("remaining_count_fp", remaining.toString())
                .withDefault("self_trade_prevention_type", "taker_at_cross")
                .withDefault("side", "yes")
                .withDefault("status", status)
                .withDefault("subaccount_number", 0)
                .withDefault("taker_fees_dollars", nothing)
                .withDefault("taker_fill_cost_dollars", nothing)
                .withDefault("type", "limit")
                .withDefault("user_id", NOBODY);
    }

    /** On orders the legacy pair of side and action does say the direction: buying YES and selling NO are bids. */
    private static BookSide sideOf(WireRow given) {
        if (given.has("book_side")) {
            return given.parsed("book_side", BookSide::ofWire);
        }
        if (given.has("outcome_side")) {
            return given.text("outcome_side").equals("yes") ? BookSide.BID : BookSide.ASK;
        }
        var yes = given.text("side").equals("yes");
        var buy = given.textIfAny("action").orElse("buy").equals("buy");
        return yes == buy ? BookSide.BID : BookSide.ASK;
    }
}
