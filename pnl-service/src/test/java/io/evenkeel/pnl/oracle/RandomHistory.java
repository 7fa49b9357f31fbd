package io.evenkeel.pnl.oracle;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.settlement.Settlement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Made-up fills of one market: odd quantities, sub-cent prices, equal times, now and then a rebate. */
public final class RandomHistory {
    private static final Instant START = Instant.parse("2026-03-07T22:10:00Z");
    private final Random random;
    private final List<Oracle.Row> rows = new ArrayList<>();

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    /** The same seed gives the same history. */
    public static RandomHistory of(long seed) {
        var history = new RandomHistory(seed);
        var count = 1 + history.random.nextInt(40);
        var at = START;
        for (var i = 0; i < count; i++) {
            at = at.plusSeconds(history.random.nextInt(3) * 911L);
            history.rows.add(history.row(at, i));
        }
        return history;
    }

    List<Oracle.Row> rows() {
        return rows;
    }

    public List<Fill> fills() {
        return rows.stream().map(RandomHistory::fill).toList();
    }

    /** What the exchange would pay, whole cents; now and then it knows of a fill more than we do, or pays otherwise. */
    Oracle.@Nullable Paid settlement() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        var judged = Oracle.judge(rows, null);
        var yes = sum("bid", false);
        var no = sum("ask", false);
        var result = List.of("yes", "no", "scalar", "void").get(random.nextInt(4));
        var scalar = decimal(random.nextInt(10_001), 4);
        var exact = payout(judged, result, scalar);
        var revenue = exact.setScale(2, RoundingMode.DOWN);
        if (random.nextInt(8) == 0) {
            revenue = revenue.add(decimal(random.nextInt(5), 2));
        }
        var unknownFill = random.nextInt(5) == 0 ? decimal(1 + random.nextInt(500), 2) : BigDecimal.ZERO;
        return new Oracle.Paid(
                result,
                yes.add(unknownFill).toPlainString(),
                no.toPlainString(),
                sum("bid", true).toPlainString(),
                sum("ask", true).toPlainString(),
                revenue.toPlainString(),
                scalar.toPlainString(),
                judged.fees().toPlainString(),
                START.plusSeconds(1_000_000).toString());
    }

    static Settlement settlement(Oracle.Paid paid) {
        return new Settlement(
                paid.result(),
                Quantity.parse(paid.yesCount()),
                Quantity.parse(paid.noCount()),
                Money.parse(paid.yesCost()),
                Money.parse(paid.noCost()),
                Money.parse(paid.revenue()),
                paid.scalar() == null ? null : Price.parse(paid.scalar()),
                Money.parse(paid.fee()),
                Instant.parse(paid.time()));
    }

    private Oracle.Row row(Instant at, int number) {
        var fee = random.nextInt(6) == 0 ? -random.nextInt(2_000) : random.nextInt(90_000);
        return new Oracle.Row(
                at.toString(),
                "fill-" + (random.nextInt(900) + 100) + "-" + number,
                random.nextBoolean() ? "bid" : "ask",
                decimal(1 + random.nextInt(random.nextBoolean() ? 300 : 5_000), 2)
                        .toPlainString(),
                decimal(random.nextInt(10_001), 4).toPlainString(),
                decimal(fee, 6).toPlainString());
    }

    private BigDecimal sum(String side, boolean cost) {
        var sum = BigDecimal.ZERO;
        for (var row : rows) {
            if (row.bookSide().equals(side)) {
                var price = new BigDecimal(row.yesPrice());
                var unit = side.equals("bid") ? price : BigDecimal.ONE.subtract(price);
                var count = new BigDecimal(row.count());
                sum = sum.add(cost ? unit.multiply(count) : count);
            }
        }
        return sum;
    }

    private static BigDecimal payout(Oracle judged, String result, BigDecimal scalar) {
        var position = judged.position();
        var unit = switch (result) {
            case "yes" -> BigDecimal.ONE;
            case "no" -> BigDecimal.ZERO;
            default -> scalar;
        };
        if (result.equals("void")) {
            return judged.openCost();
        }
        return position.signum() >= 0
                ? position.multiply(unit)
                : position.negate().multiply(BigDecimal.ONE.subtract(unit));
    }

    private static Fill fill(Oracle.Row row) {
        return new Fill(
                new FillId(row.id()),
                null,
                BookSide.ofWire(row.bookSide()),
                Quantity.parse(row.count()),
                Price.parse(row.yesPrice()),
                Money.parse(row.fee()),
                Instant.parse(row.time()));
    }

    private static BigDecimal decimal(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale);
    }
}
