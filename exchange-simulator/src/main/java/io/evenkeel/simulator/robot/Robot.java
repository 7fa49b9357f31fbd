package io.evenkeel.simulator.robot;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A robot that quotes both sides of one market around a price that walks by chance.
 *
 * @param seed of its chance
 * @param fair what it thinks a YES contract is worth
 * @param spread between its best quotes
 * @param volatility the most that the price moves in one step
 * @param depth levels on each side
 * @param size contracts on each level
 * @param every between two steps
 * @param tradesPercent in how many of a hundred steps somebody trades against the book
 * @param mirrored true for the other side of a contest: with the seed of the first side it moves the other way
 * @param step steps made so far
 * @param nextAt when the next one is due
 */
public record Robot(
        String ticker,
        long seed,
        Price fair,
        Price spread,
        Price volatility,
        int depth,
        Quantity size,
        Duration every,
        int tradesPercent,
        boolean mirrored,
        long step,
        Instant nextAt) {
    private static final int DEPTH_MAX = 10;
    /** Its deepest level has as many times that as there are levels: still an order that the engine takes. */
    private static final Quantity SIZE_MAX = Quantity.parse("100000000");

    private static final long LOWEST = 200;
    private static final long HIGHEST = 9_800;
    private static final Duration EVERY_MIN = Duration.ofMillis(100);

    /** One price with its contracts. */
    public record Quote(BookSide side, Price price, Quantity size) {}

    /**
     * Reads a robot; what is missing is an ordinary one, which makes its first step at once.
     *
     * @param otherwise the fair price where none is given: the middle of the market
     * @throws BadInput naming the field that is missing or wrong
     */
    public static Robot of(WireRow row, Price otherwise, Instant now) {
        return new Robot(
                row.text("ticker"),
                row.whole("seed", 1),
                row.parsedIfAny("fair_dollars", Price::parse).orElse(otherwise),
                row.parsedIfAny("spread_dollars", Price::parse).orElse(new Price(200)),
                row.parsedIfAny("volatility_dollars", Price::parse).orElse(new Price(50)),
                within(row, "depth", 3, 1, DEPTH_MAX),
                size(row),
                every(row),
                within(row, "trades_percent", 0, 0, 100),
                Boolean.TRUE.equals(row.fields().get("mirrored")),
                row.whole("step", 0),
                row.instantIfAny("next_at").orElse(now));
    }

    /** The row again. */
    public WireRow row() {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("ticker", ticker);
        fields.put("seed", seed);
        fields.put("fair_dollars", fair.toString());
        fields.put("spread_dollars", spread.toString());
        fields.put("volatility_dollars", volatility.toString());
        fields.put("depth", depth);
        fields.put("size_fp", size.toString());
        fields.put("every", every.toString());
        fields.put("trades_percent", tradesPercent);
        fields.put("mirrored", mirrored);
        fields.put("step", step);
        fields.put("next_at", nextAt.toString());
        return WireRow.of(fields);
    }

    /** The robot after its next step, which it makes at a moment that may be later than planned. */
    public Robot stepped(Instant at) {
        var most = volatility.dollarsE4();
        var drawn = drawn(0, 2 * most + 1) - most;
        var moved = Math.clamp(fair.dollarsE4() + (mirrored ? -drawn : drawn), LOWEST, HIGHEST);
        return new Robot(
                ticker,
                seed,
                new Price(moved),
                spread,
                volatility,
                depth,
                size,
                every,
                tradesPercent,
                mirrored,
                step + 1,
                at.plus(every));
    }

    /**
     * Its quotes, best first on each side, on a grid of equal steps; a level that would be 0 or 1 dollar is left out.
     *
     * @param tick step of the grid
     */
    public List<Quote> quotes(Price tick) {
        var quotes = new ArrayList<Quote>();
        var step = tick.dollarsE4();
        var bid = Math.floorDiv(fair.dollarsE4() - spread.dollarsE4() / 2, step) * step;
        var ask = Math.max(Math.ceilDiv(fair.dollarsE4() + spread.dollarsE4() / 2, step) * step, bid + step);
        for (var level = 0; level < depth; level++) {
            add(quotes, BookSide.BID, bid - level * step, level);
            add(quotes, BookSide.ASK, ask + level * step, level);
        }
        return quotes;
    }

    /** What somebody else wants in this step, if anybody: a side and a count that the best quote may meet. */
    public Optional<Quote> passerBy() {
        if (drawn(1, 100) >= tradesPercent) {
            return Optional.empty();
        }
        var side = drawn(2, 2) == 0 == mirrored ? BookSide.BID : BookSide.ASK;
        var count = new Quantity((1 + drawn(3, 25)) * 100);
        return Optional.of(new Quote(side, side == BookSide.BID ? new Price(9_900) : new Price(100), count));
    }

    private void add(List<Quote> quotes, BookSide side, long priceE4, int level) {
        if (priceE4 > 0 && priceE4 < Price.ONE.dollarsE4()) {
            quotes.add(new Quote(side, new Price(priceE4), new Quantity(size.contractsE2() * (level + 1))));
        }
    }

    /**
     * From 0 to below {@code bound}, for one purpose in one step: a counter, well stirred. Written out, because a
     * journal must replay to the bit on every version of the JDK.
     */
    private long drawn(int purpose, long bound) {
        var mixed = seed * 0x9E37_79B9_7F4A_7C15L + (step * 4 + purpose + 1) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 1) % bound;
    }

    private static Quantity size(WireRow row) {
        var size = row.parsedIfAny("size_fp", Quantity::parse).orElse(new Quantity(10_000));
        if (size.signum() <= 0 || size.compareTo(SIZE_MAX) > 0) {
            throw new BadInput("size_fp", "must be more than 0 and at most " + SIZE_MAX);
        }
        return size;
    }

    private static Duration every(WireRow row) {
        try {
            var every = row.textIfAny("every").map(Duration::parse).orElse(Duration.ofSeconds(5));
            if (every.compareTo(EVERY_MIN) < 0) {
                throw new BadInput("every", "must be at least " + EVERY_MIN);
            }
            return every;
        } catch (DateTimeException notADuration) {
            throw new BadInput("every", "must be an ISO 8601 duration such as PT5S");
        }
    }

    private static int within(WireRow row, String field, int otherwise, int min, int max) {
        var number = row.whole(field, otherwise);
        if (number < min || number > max) {
            throw new BadInput(field, "must be " + min + " to " + max);
        }
        return (int) number;
    }
}
