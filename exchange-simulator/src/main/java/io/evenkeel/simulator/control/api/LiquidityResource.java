package io.evenkeel.simulator.control.api;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Body;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.MatchingDesk;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.usecase.Records;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What others do in the book: the house that offers, and strangers who take. */
@Path("/sim")
@RunOnVirtualThread
class LiquidityResource {
    private static final String STRANGER = "#stranger";
    private static final int LEVELS_MAX = 1000;
    private static final Set<String> QUOTE =
            Set.of("ticker", "yes_bid_dollars", "yes_ask_dollars", "yes_bid_size_fp", "yes_ask_size_fp");

    private final Records records;

    LiquidityResource(Records records) {
        this.records = records;
    }

    /** More orders of the house, beside those that rest already. */
    @POST
    @Path("/liquidity")
    public Map<String, @Nullable Object> add(String body) {
        var input = Input.read(body, Set.of("ticker", "levels"));
        var ticker = requireMarket(input);
        var levels = Input.rows(input, "levels");
        if (levels.isEmpty() || levels.size() > LEVELS_MAX) {
            throw new BadInput("levels", "must have 1 to " + LEVELS_MAX + " entries");
        }
        var orders = new ArrayList<Instruction>();
        for (var i = 0; i < levels.size(); i++) {
            try {
                orders.add(new Instruction.Place(MatchingDesk.HOUSE, resting(ticker, levels.get(i))));
            } catch (BadInput bad) {
                throw bad.within("levels[" + i + "]");
            }
        }
        var placed = records.instruct(orders).stream()
                .map(outcome -> done(outcome, "levels"))
                .toList();
        return Body.with("orders", placed.stream().map(LiquidityResource::row).toList())
                .build();
    }

    /** The house's quotes move: what it offered before is taken away. */
    @POST
    @Path("/quotes")
    public Map<String, @Nullable Object> move(String body) {
        var input = Input.read(body, QUOTE);
        var ticker = requireMarket(input);
        records.change(_ -> List.of(new RowsPut(RowKind.MARKETS, null, List.of(input))));
        return records.read(exchange -> {
            var market = exchange.markets().find(ticker).orElseThrow().row();
            return Body.with("ticker", ticker)
                    .and("yes_bid_dollars", market.text("yes_bid_dollars"))
                    .and("yes_ask_dollars", market.text("yes_ask_dollars"))
                    .build();
        });
    }

    /** Somebody takes what is in the book, up to a count and a price. */
    @POST
    @Path("/trade")
    public Map<String, @Nullable Object> trade(String body) {
        var input = Input.read(body, Set.of("ticker", "side", "count_fp", "price_dollars"));
        var ticker = requireMarket(input);
        var side = input.parsed("side", BookSide::ofWire);
        var any = side == BookSide.BID ? Price.parse("0.99") : Price.parse("0.01");
        var price = input.parsedIfAny("price_dollars", Price::parse).orElse(any);
        var order = new Instruction.Place(STRANGER, Ticket.immediate(ticker, side, count(input), price));
        return row(done(records.instruct(List.of(order)).getFirst(), "count_fp"));
    }

    private static Ticket resting(String ticker, WireRow level) {
        return Ticket.limit(
                ticker,
                level.parsed("side", BookSide::ofWire),
                count(level),
                level.parsed("price_dollars", Price::parse));
    }

    private static Quantity count(WireRow row) {
        var count = row.parsed("count_fp", Quantity::parse);
        if (count.signum() <= 0) {
            throw new BadInput("count_fp", "must be more than 0");
        }
        return count;
    }

    private String requireMarket(WireRow input) {
        var ticker = input.text("ticker");
        if (records.read(exchange -> exchange.markets().find(ticker).isEmpty())) {
            throw new BadInput("ticker", "is no market here: " + ticker);
        }
        return ticker;
    }

    private static Outcome.Done done(Outcome outcome, String field) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Rejected rejected ->
                throw new BadInput(field, "was refused: " + rejected.refusal().body());
            default -> throw new IllegalStateException("an order came to something else: " + outcome);
        };
    }

    private static Map<String, @Nullable Object> row(Outcome.Done done) {
        var price = done.averagePrice();
        return Body.with("order_id", done.order().id())
                .and("fill_count_fp", done.filledNow().toString())
                .and("average_price_dollars", price == null ? null : price.toString())
                .build();
    }
}
