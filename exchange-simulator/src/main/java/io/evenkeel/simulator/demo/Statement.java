package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The history of one account while it is made up: its orders and fills, and the settlements that follow from them. */
final class Statement {
    /** A row with the time by which it is listed. */
    private record Timed(Instant at, Map<String, Object> row) {}

    private static final Duration BETWEEN_FILLS = Duration.ofMillis(37);

    private final String account;
    private final Dice dice;
    private final List<Timed> fills = new ArrayList<>();
    private final List<Timed> orders = new ArrayList<>();
    private final Map<String, Holding> holdings = new TreeMap<>();
    private final CashLine cash = new CashLine();

    Statement(String account, Dice dice) {
        this.account = account;
        this.dice = dice;
    }

    /** An order that was filled altogether, in one to three pieces; nothing happens for a count of zero. */
    void trade(Listing market, Wish wish, boolean taker, Instant at) {
        if (wish.count().signum() <= 0) {
            return;
        }
        var order = dice.id();
        var pieces = pieces(wish.count());
        var time = at;
        var fee = Money.ZERO;
        for (var piece : pieces) {
            fee = fee.plus(fill(new Piece(market, order, wish.of(piece), taker, time)));
            time = time.plus(BETWEEN_FILLS);
        }
        var row = order(market, order, wish, at);
        row.put("status", "executed");
        row.put("fill_count_fp", wish.count().toString());
        row.put("last_update_time", time.minus(BETWEEN_FILLS).toString());
        var paid = wish.acquiredPrice().times(wish.count());
        row.put(taker ? "taker_fill_cost_dollars" : "maker_fill_cost_dollars", paid.toString());
        row.put(taker ? "taker_fees_dollars" : "maker_fees_dollars", fee.toString());
        orders.add(new Timed(at, row));
    }

    /** An order that never found anybody. */
    void cancelled(Listing market, Wish wish, Instant at) {
        var row = order(market, dice.id(), wish, at);
        row.put("status", "canceled");
        row.put(
                "last_update_time",
                at.plus(Duration.ofMinutes(dice.between(2, 90))).toString());
        orders.add(new Timed(at, row));
    }

    /** An order that still waits in the book. */
    void resting(Listing market, Wish wish, Instant at) {
        var row = order(market, dice.id(), wish, at);
        row.put("status", "resting");
        orders.add(new Timed(at, row));
    }

    /** What is held of a market. */
    Holding holding(Listing market) {
        return holdings.computeIfAbsent(market.ticker(), ticker -> new Holding(market));
    }

    /** All cash that moved, deposits and withdrawals included once they are booked. */
    CashLine cash() {
        return cash;
    }

    /** Contracts acquired in a market, for its public volume. */
    Quantity traded(String ticker) {
        var holding = holdings.get(ticker);
        return holding == null ? Quantity.ZERO : holding.traded();
    }

    Map<String, Object> row(List<Map<String, Object>> deposits, List<Map<String, Object>> withdrawals) {
        var row = new LinkedHashMap<String, Object>();
        row.put("account", account);
        row.put("opening_cash_dollars", Money.ZERO.toString());
        row.put("fills", newestFirst(fills));
        row.put("orders", newestFirst(orders));
        row.put("settlements", settlements());
        row.put("deposits", deposits);
        row.put("withdrawals", withdrawals);
        return row;
    }

    private List<Map<String, Object>> settlements() {
        return holdings.values().stream()
                .filter(holding -> holding.traded().signum() > 0)
                .filter(holding -> holding.market().isOver())
                .sorted(Comparator.comparing(
                                (Holding holding) -> holding.market().settles())
                        .reversed())
                .map(Holding::settlementRow)
                .toList();
    }

    /** Books the pay-outs of everything that is over; to be called once, when all trades are known. */
    void settle() {
        for (var holding : holdings.values()) {
            if (holding.market().isOver()) {
                cash.add(holding.market().settles(), holding.revenue());
            }
        }
    }

    private record Piece(Listing market, String order, Wish wish, boolean taker, Instant at) {}

    private Money fill(Piece piece) {
        var market = piece.market();
        var holding = holding(market);
        var fee = Fees.of(
                market.kind().series(),
                piece.taker(),
                piece.wish().price(),
                piece.wish().count());
        cash.add(piece.at(), holding.add(piece.wish(), fee));
        var row = new LinkedHashMap<String, Object>();
        row.put("fill_id", dice.id());
        row.put("order_id", piece.order());
        row.put("ticker", market.ticker());
        row.put("book_side", piece.wish().side().wire());
        row.put("count_fp", piece.wish().count().toString());
        row.put("yes_price_dollars", piece.wish().price().toString());
        row.put("is_taker", piece.taker());
        row.put("fee_cost", fee.toString());
        row.put("created_time", piece.at().toString());
        fills.add(new Timed(piece.at(), row));
        return fee;
    }

    private static Map<String, Object> order(Listing market, String id, Wish wish, Instant at) {
        var row = new LinkedHashMap<String, Object>();
        row.put("order_id", id);
        row.put("client_order_id", "demo-" + id.substring(0, 8));
        row.put("ticker", market.ticker());
        row.put("book_side", wish.side().wire());
        row.put("yes_price_dollars", wish.price().toString());
        row.put("initial_count_fp", wish.count().toString());
        row.put("created_time", at.toString());
        return row;
    }

    private List<Quantity> pieces(Quantity count) {
        var pieces = new ArrayList<Quantity>();
        var rest = count;
        while (pieces.size() < 2 && rest.contractsE2() > 2_000 && dice.chance(45)) {
            var piece = new Quantity(rest.contractsE2() / 100 * dice.between(30, 60));
            pieces.add(piece);
            rest = rest.minus(piece);
        }
        pieces.add(rest);
        return pieces;
    }

    private static List<Map<String, Object>> newestFirst(List<Timed> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(Timed::at).reversed())
                .map(Timed::row)
                .toList();
    }
}
