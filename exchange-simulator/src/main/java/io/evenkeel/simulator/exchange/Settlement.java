package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.Set;

/**
 * The pay-out of one market to one sub-account. Counts and costs are gross flows by acquired side over the market's
 * life, not what was held at the end.
 *
 * @param revenue paid for the net holding; whole cents
 * @param subaccount whose row it is; known to the simulator, never on the wire
 */
public record Settlement(
        String ticker,
        String eventTicker,
        Quantity yesCount,
        Quantity noCount,
        Money yesCost,
        Money noCost,
        Money revenue,
        Money fees,
        Instant at,
        int subaccount,
        WireRow row)
        implements Entry {
    private static final Set<String> RESULTS = Set.of("yes", "no", "scalar", "void");

    /** @throws BadInput naming the field that is missing or wrong */
    public static Settlement of(WireRow given, Instant now) {
        var ticker = given.text("ticker");
        if (!RESULTS.contains(given.text("market_result"))) {
            throw new BadInput("market_result", "must be one of yes, no, scalar, void");
        }
        var row = given.withDefault("event_ticker", Rows.eventOf(ticker))
                .withDefault("exchange_index", 0)
                .withDefault("fee_cost", Money.ZERO.toString())
                .withDefault("no_count_fp", Quantity.ZERO.toString())
                .withDefault("no_total_cost_dollars", Money.ZERO.toString())
                .withDefault("revenue", 0)
                .withDefault("settled_time", now.toString())
                .withDefault("yes_count_fp", Quantity.ZERO.toString())
                .withDefault("yes_total_cost_dollars", Money.ZERO.toString())
                .without("subaccount_number");
        return new Settlement(
                ticker,
                row.text("event_ticker"),
                row.parsed("yes_count_fp", Quantity::parse),
                row.parsed("no_count_fp", Quantity::parse),
                row.parsed("yes_total_cost_dollars", Money::parse),
                row.parsed("no_total_cost_dollars", Money::parse),
                Money.ofCents(row.whole("revenue")),
                row.parsed("fee_cost", Money::parse),
                row.instant("settled_time"),
                Rows.subaccount(given),
                row);
    }

    @Override
    public String id() {
        return idOf(ticker, subaccount);
    }

    /** The row again as {@link #of} takes it, sub-account included. */
    public WireRow storedRow() {
        return subaccount == 0 ? row : row.with("subaccount_number", subaccount);
    }

    /** The id of the row of one market and sub-account. */
    public static String idOf(String ticker, int subaccount) {
        return subaccount == 0 ? ticker : ticker + "#" + subaccount;
    }
}
