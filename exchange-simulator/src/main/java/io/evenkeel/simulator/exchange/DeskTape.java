package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.GroupChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.PositionChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.TopChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Traded;
import io.evenkeel.simulator.matching.Book;
import io.evenkeel.simulator.matching.Execution;
import io.evenkeel.simulator.matching.OrderGroup;
import io.evenkeel.simulator.matching.Reasons;
import io.evenkeel.simulator.matching.Tape;
import io.evenkeel.simulator.matching.WorkingOrder;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what the engine does into the records: orders, fills, trades, positions, the markets' numbers, and events. */
final class DeskTape implements Tape {
    private final Exchange exchange;
    private final Map<String, MarketTally> touched = new LinkedHashMap<>();
    private final List<ExchangeEvent> events = new ArrayList<>();

    private record Side(String fillId, WorkingOrder order, boolean isTaker, Money fee) {}

    DeskTape(Exchange exchange) {
        this.exchange = exchange;
    }

    void announce(ExchangeEvent event) {
        events.add(event);
    }

    /** What has happened since this was asked last. */
    List<ExchangeEvent> takeEvents() {
        if (events.isEmpty()) {
            return List.of();
        }
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** Writes the numbers of every market that was touched into its row. */
    void flush(Function<String, Book> books) {
        if (touched.isEmpty()) {
            return;
        }
        touched.forEach((ticker, tally) -> exchange.markets().find(ticker).ifPresent(market -> {
            var row = tally.onto(market.row(), books.apply(ticker));
            if (!row.equals(market.row())) {
                exchange.markets().put(market.withRow(row));
                events.add(new TopChanged(exchange.now(), ticker));
            }
        }));
        touched.clear();
    }

    /**
     * As {@link #flush}, but what a market's row says of its quotes stays: whoever told of the orders told of them.
     */
    void flushNumbers() {
        touched.forEach((ticker, tally) -> exchange.markets().find(ticker).ifPresent(market -> {
            if (tally.hasTrades()) {
                exchange.markets().put(market.withRow(tally.numbersOnto(market.row())));
            }
            events.add(new TopChanged(exchange.now(), ticker));
        }));
        touched.clear();
    }

    /** Nothing has happened. */
    void forget() {
        touched.clear();
        events.clear();
    }

    boolean hasTraded(String ticker) {
        var tally = touched.get(ticker);
        return tally != null && tally.hasTrades();
    }

    /** What was traded a day ago leaves the volume of the last 24 hours. */
    void age(Instant from, Instant to) {
        var day = Duration.ofHours(24);
        for (var trade : exchange.tape().all().between(from.minus(day), to.minus(day))) {
            exchange.markets().find(trade.ticker()).ifPresent(market -> {
                var tally = new MarketTally();
                tally.aged(trade.count());
                exchange.markets().put(market.withRow(tally.numbersOnto(market.row())));
            });
        }
    }

    @Override
    public void changed(WorkingOrder order, @Nullable String reason) {
        var account = order.owner().account();
        var orders = exchange.openBook(account).orders();
        if (!order.owner().isHouse()) {
            var after = OrderRows.of(order);
            orders.put(after);
            events.add(new OrderChanged(exchange.now(), account, after, reason));
        } else if (order.isResting()) {
            orders.put(OrderRows.of(order));
        } else {
            orders.remove(order.id());
        }
    }

    @Override
    public void levelChanged(WorkingOrder order, Quantity delta) {
        var isHouse = order.owner().isHouse();
        touched.computeIfAbsent(order.ticker(), any -> new MarketTally());
        events.add(new BookChanged(
                exchange.now(),
                order.ticker(),
                order.side(),
                order.price(),
                delta,
                isHouse ? null : order.owner().account(),
                isHouse || order.clientOrderId().isEmpty() ? null : order.clientOrderId(),
                order.owner().subaccount()));
    }

    @Override
    public void groupChanged(OrderGroup group, String eventType, @Nullable Quantity limit) {
        events.add(new GroupChanged(exchange.now(), group.owner().account(), group.id(), eventType, limit));
    }

    @Override
    public void executed(Execution execution) {
        var ticker = execution.taker().ticker();
        var heldBefore = held(execution.taker()).plus(held(execution.maker()));
        record(execution, new Side(execution.takerFillId(), execution.taker(), true, execution.takerFee()));
        record(execution, new Side(execution.makerFillId(), execution.maker(), false, execution.makerFee()));
        var more = held(execution.taker()).plus(held(execution.maker())).minus(heldBefore);
        var opened = isSameOwner(execution) ? Quantity.ZERO : new Quantity(more.contractsE2() / 2);
        touched.computeIfAbsent(ticker, any -> new MarketTally()).traded(execution.price(), execution.count(), opened);
        var trade = PublicTrade.of(
                WireRow.of(Map.of(
                        "trade_id", execution.tradeId(),
                        "ticker", ticker,
                        "count_fp", execution.count().toString(),
                        "yes_price_dollars", execution.price().toString(),
                        "taker_book_side", execution.taker().side().wire())),
                exchange.now());
        exchange.tape().put(trade);
        events.add(new Traded(exchange.now(), trade));
    }

    private static boolean isSameOwner(Execution execution) {
        return execution.taker().owner().equals(execution.maker().owner());
    }

    /** Contracts held of either side: half of what all hold together is open. */
    private Quantity held(WorkingOrder order) {
        var position = position(order);
        return position.signum() < 0 ? position.negate() : position;
    }

    private Quantity position(WorkingOrder order) {
        var owner = order.owner();
        return exchange.bookOf(owner.account()).ledger().position(order.ticker(), owner.subaccount());
    }

    private void record(Execution execution, Side side) {
        var order = side.order();
        var account = order.owner().account();
        var fill = fillOf(execution, side);
        var book = exchange.openBook(account);
        book.put(fill);
        book.refresh();
        changed(order, Reasons.TRADE);
        if (!order.owner().isHouse()) {
            var subaccount = order.owner().subaccount();
            events.add(new Filled(exchange.now(), account, fill, order.clientOrderId(), position(order)));
            events.add(new PositionChanged(exchange.now(), account, order.ticker(), subaccount));
        }
    }

    private Fill fillOf(Execution execution, Side side) {
        var order = side.order();
        var now = exchange.now();
        var outcome = order.side() == BookSide.BID ? "yes" : "no";
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("action", Fill.actionOf(order.side()));
        fields.put("book_side", order.side().wire());
        fields.put("count_fp", execution.count().toString());
        fields.put("created_time", now.toString());
        fields.put("exchange_index", 0);
        fields.put("fee_cost", side.fee().toString());
        fields.put("fill_id", side.fillId());
        fields.put("is_taker", side.isTaker());
        fields.put("market_ticker", order.ticker());
        fields.put("no_price_dollars", execution.price().complement().toString());
        fields.put("order_id", order.id());
        fields.put("outcome_side", outcome);
        fields.put("side", outcome);
        fields.put("subaccount_number", order.owner().subaccount());
        fields.put("ticker", order.ticker());
        fields.put("trade_id", side.fillId());
        fields.put("ts", now.getEpochSecond());
        fields.put("yes_price_dollars", execution.price().toString());
        return new Fill(
                side.fillId(),
                order.id(),
                order.ticker(),
                order.side(),
                execution.count(),
                execution.price(),
                side.fee(),
                now,
                order.owner().subaccount(),
                WireRow.of(fields));
    }
}
