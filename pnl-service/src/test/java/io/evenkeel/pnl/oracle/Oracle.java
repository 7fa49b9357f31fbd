package io.evenkeel.pnl.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules once more, as plainly as possible and with none of the model's code: a sorted list, a list of lots,
 * BigDecimal. Slow and obvious on purpose.
 */
final class Oracle {
    private static final BigDecimal ONE = BigDecimal.ONE;

    /** A fill as text, straight from the exchange. */
    record Row(String time, String id, String bookSide, String count, String yesPrice, String fee) {}

    /** A settlement as text; counts and costs are gross. */
    record Paid(
            String result,
            String yesCount,
            String noCount,
            String yesCost,
            String noCost,
            String revenue,
            @Nullable String scalar,
            String fee,
            String time) {}

    private static final class OpenLot {
        private final boolean yes;
        private final BigDecimal cost;
        private BigDecimal quantity;
        private BigDecimal fee;

        private OpenLot(boolean yes, BigDecimal cost, BigDecimal quantity, BigDecimal fee) {
            this.yes = yes;
            this.cost = cost;
            this.quantity = quantity;
            this.fee = fee;
        }
    }

    private final List<OpenLot> lots = new ArrayList<>();
    private final Map<String, BigDecimal> realizedByHour = new TreeMap<>();
    private final Map<String, BigDecimal> feesByHour = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private BigDecimal bids = BigDecimal.ZERO;
    private BigDecimal asks = BigDecimal.ZERO;
    private String source = "fills";

    static Oracle judge(List<Row> rows, @Nullable Paid paid) {
        var oracle = new Oracle();
        rows.stream()
                .distinct()
                .sorted(Comparator.comparing(Row::time).thenComparing(Row::id))
                .forEach(oracle::apply);
        if (paid != null) {
            oracle.settle(paid);
        }
        return oracle;
    }

    BigDecimal position() {
        var position = BigDecimal.ZERO;
        for (var lot : lots) {
            position = lot.yes ? position.add(lot.quantity) : position.subtract(lot.quantity);
        }
        return position;
    }

    BigDecimal openCost() {
        var cost = BigDecimal.ZERO;
        for (var lot : lots) {
            cost = cost.add(lot.cost.multiply(lot.quantity));
        }
        return cost;
    }

    BigDecimal realized() {
        return sum(realizedByHour);
    }

    BigDecimal fees() {
        return sum(feesByHour);
    }

    String source() {
        return source;
    }

    Map<String, BigDecimal> realizedByHour() {
        return realizedByHour;
    }

    Map<String, BigDecimal> feesByHour() {
        return feesByHour;
    }

    /** Every realization as {@code reason gross entryFee exitFee}. */
    List<String> lines() {
        return lines;
    }

    private void apply(Row row) {
        var bid = row.bookSide.equals("bid");
        var price = new BigDecimal(row.yesPrice);
        var count = new BigDecimal(row.count);
        var fee = new BigDecimal(row.fee);
        book(feesByHour, row.time, fee);
        if (bid) {
            bids = bids.add(count);
        } else {
            asks = asks.add(count);
        }
        var open = BigDecimal.ZERO;
        for (var lot : lots) {
            open = lot.yes == bid ? open : open.add(lot.quantity);
        }
        var closing = open.min(count);
        var closingFee = closing.compareTo(count) == 0 ? fee : round6(fee.multiply(closing), count);
        var left = closing;
        var feeLeft = closingFee;
        while (left.signum() > 0) {
            var lot = lots.getFirst();
            var piece = lot.quantity.min(left);
            left = left.subtract(piece);
            var exit = left.signum() == 0 ? feeLeft : round6(closingFee.multiply(piece), closing);
            feeLeft = feeLeft.subtract(exit);
            realize("trade", row.time, piece, lot.yes ? price : ONE.subtract(price), exit);
        }
        var rest = count.subtract(closing);
        if (rest.signum() > 0) {
            lots.add(new OpenLot(bid, bid ? price : ONE.subtract(price), rest, fee.subtract(closingFee)));
        }
    }

    private void settle(Paid paid) {
        var revenue = new BigDecimal(paid.revenue);
        var yes = new BigDecimal(paid.yesCount);
        var no = new BigDecimal(paid.noCount);
        if (bids.compareTo(yes) != 0 || asks.compareTo(no) != 0) {
            source = "exchange";
            lots.clear();
            realizedByHour.clear();
            feesByHour.clear();
            lines.clear();
            var gross = yes.min(no)
                    .add(revenue)
                    .subtract(new BigDecimal(paid.yesCost))
                    .subtract(new BigDecimal(paid.noCost));
            book(realizedByHour, paid.time, gross);
            book(feesByHour, paid.time, new BigDecimal(paid.fee));
            return;
        }
        var computed = BigDecimal.ZERO;
        while (!lots.isEmpty()) {
            var lot = lots.getFirst();
            var unit = payout(paid, lot);
            computed = computed.add(unit.multiply(lot.quantity));
            realize("settlement", paid.time, lot.quantity, unit, BigDecimal.ZERO);
        }
        book(realizedByHour, paid.time, revenue.subtract(computed));
    }

    private static BigDecimal payout(Paid paid, OpenLot lot) {
        return switch (paid.result) {
            case "void" -> lot.cost;
            case "yes" -> lot.yes ? ONE : BigDecimal.ZERO;
            case "no" -> lot.yes ? BigDecimal.ZERO : ONE;
            default -> lot.yes ? new BigDecimal(paid.scalar) : ONE.subtract(new BigDecimal(paid.scalar));
        };
    }

    private void realize(String reason, String time, BigDecimal piece, BigDecimal unit, BigDecimal exit) {
        var lot = lots.getFirst();
        var all = piece.compareTo(lot.quantity) == 0;
        var entry = all ? lot.fee : round6(lot.fee.multiply(piece), lot.quantity);
        lot.fee = lot.fee.subtract(entry);
        lot.quantity = lot.quantity.subtract(piece);
        if (all) {
            lots.removeFirst();
        }
        var gross = unit.subtract(lot.cost).multiply(piece);
        book(realizedByHour, time, gross);
        lines.add(reason + " " + six(gross) + " " + six(entry) + " " + six(exit));
    }

    static String six(BigDecimal amount) {
        return amount.setScale(6, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static void book(Map<String, BigDecimal> byHour, String time, BigDecimal amount) {
        byHour.merge(time.substring(0, 13), amount, BigDecimal::add);
    }

    private static BigDecimal round6(BigDecimal product, BigDecimal divisor) {
        return product.divide(divisor, 6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal sum(Map<String, BigDecimal> byHour) {
        return byHour.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
