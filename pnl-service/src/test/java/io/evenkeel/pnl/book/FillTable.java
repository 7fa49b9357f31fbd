package io.evenkeel.pnl.book;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Fills written as lines such as {@code bid 10 @ 0.40 fee 0.07}, one minute apart; a fee of {@code ?} is not known. */
public final class FillTable {
    public static final Instant START = Instant.parse("2026-05-04T12:00:00Z");

    private FillTable() {}

    public static List<Fill> fills(String lines) {
        var fills = new ArrayList<Fill>();
        for (var line : lines.strip().lines().toList()) {
            fills.add(fill(line.strip(), fills.size()));
        }
        return fills;
    }

    /** The number gives the time, the id and the order. */
    public static Fill fill(String line, int number) {
        var words = line.split("\\s+", -1);
        var fee = words.length > 5 ? words[5] : "0";
        return new Fill(
                new FillId("fill-" + number),
                new OrderId("order-" + number),
                BookSide.ofWire(words[0]),
                Quantity.parse(words[1]),
                Price.parse(words[3]),
                fee.equals("?") ? null : Money.parse(fee),
                START.plusSeconds(60L * number));
    }

    /**
     * Applies each line's fill and compares the state after it.
     *
     * @param table lines {@code fill | position | open cost | realized}
     * @return the lines with the real figures, to be compared with the table
     */
    static String play(String table) {
        var book = Book.empty();
        var played = new StringBuilder();
        var number = 0;
        for (var line : table.strip().lines().toList()) {
            var cells = line.split("\\|", -1);
            book.apply(fill(cells[0].strip(), number++));
            var cost = Money.ZERO;
            for (var lot : book.lots()) {
                cost = cost.plus(lot.cost());
            }
            played.append(cells[0])
                    .append("| %s | %s | %s\n"
                            .formatted(
                                    book.totals().position(),
                                    cost,
                                    book.totals().realized()));
        }
        return played.toString();
    }
}
