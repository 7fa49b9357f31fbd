package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.answer.Refusal;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.matching.Book;
import io.evenkeel.simulator.matching.Engine;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.MarketTerms;
import io.evenkeel.simulator.matching.OrderGroup;
import io.evenkeel.simulator.matching.Owner;
import io.evenkeel.simulator.matching.PriceLevel;
import io.evenkeel.simulator.matching.Reasons;
import io.evenkeel.simulator.matching.Result;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.Venue;
import io.evenkeel.simulator.matching.WorkingOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The engine with the exchange around it. Everything but reading goes through {@link Change}. */
public final class MatchingDesk implements Venue {
    /** Who quotes what a loaded market's row quotes, and trades for everybody who has no account. */
    public static final String HOUSE = "#house";

    private static final Quantity QUOTED_OTHERWISE = Quantity.parse("100.00");

    private final Exchange exchange;
    private final DeskTape tape;
    private final Engine engine;
    private final TermsOfMarkets terms;
    private final Subaccounts subaccounts;
    private boolean restoring;

    MatchingDesk(Exchange exchange) {
        this.exchange = exchange;
        tape = new DeskTape(exchange);
        engine = new Engine(this, tape);
        terms = new TermsOfMarkets(exchange);
        subaccounts = new Subaccounts(exchange, engine);
    }

    /** The market's orders, by level. */
    public Book book(String ticker) {
        return engine.book(ticker);
    }

    /** One side of a market's book, best price first, on the YES leg. */
    public List<PriceLevel> levels(String ticker, BookSide side) {
        return engine.book(ticker).levels(side);
    }

    /** Contracts that would be filled before this order; empty if it does not rest. */
    public Optional<Quantity> queuePosition(String orderId) {
        return engine.queuePosition(orderId);
    }

    /** An account's order groups, oldest first. */
    public List<OrderGroup> groups(String account) {
        return engine.groups().stream()
                .filter(group -> group.owner().account().equals(account))
                .toList();
    }

    /** The ids of a group's resting orders. */
    public List<String> ordersOf(OrderGroup group) {
        return engine.ordersOf(group).stream().map(WorkingOrder::id).toList();
    }

    /** Every resting order of an account, in the order in which they came to rest. */
    public Collection<WorkingOrder> ordersOf(String account) {
        return engine.ordersOf(account);
    }

    /** Cash that a sub-account cannot spend because of its resting orders. */
    public Money locked(String account, int subaccount) {
        return engine.locked(new Owner(account, subaccount));
    }

    public Subaccounts subaccounts() {
        return subaccounts;
    }

    Engine engine() {
        return engine;
    }

    Outcome perform(Instruction instruction) {
        var outcome = dispatch(instruction);
        tape.flush(engine::book);
        return outcome;
    }

    private Outcome dispatch(Instruction instruction) {
        try {
            return switch (instruction) {
                case Instruction.OpenSubaccount open -> subaccounts.open(open.account());
                case Instruction.Transfer transfer -> subaccounts.transfer(transfer);
                default -> outcomeOf(engine.perform(instruction));
            };
        } catch (Refusal refusal) {
            return new Outcome.Rejected(refusal);
        }
    }

    private Outcome outcomeOf(Result result) {
        return switch (result) {
            case Result.Done done -> outcomeOf(done);
            case Result.AllCanceled all -> new Outcome.AllCanceled(all.orders(), now());
            case Result.GroupDone done ->
                new Outcome.GroupDone(done.group().id(), done.group().owner().subaccount(), now());
            case Result.Refused refused -> new Outcome.Rejected(refused.refusal());
        };
    }

    private Outcome outcomeOf(Result.Done done) {
        var count = done.filledNow();
        return new Outcome.Done(
                OrderRows.of(done.order()),
                count,
                count.isZero() ? null : average(done.yesValueNow(), count),
                count.isZero() ? null : average(done.feeNow(), count),
                done.reducedBy(),
                done.countChanged(),
                now());
    }

    /** Dollars per contract, as shown only: rounded half up to four decimals. */
    private static Price average(Money sum, Quantity count) {
        return Price.of(sum.toBigDecimal()
                .divide(count.toBigDecimal(), Price.SCALE, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO));
    }

    /** Takes every resting order of a market out of its book; its quotes are then none. */
    void cancelOrders(String ticker, @Nullable String reason) {
        engine.cancelMarket(ticker, reason);
        tape.flush(engine::book);
    }

    /** Cancels what was not to survive a pause of one market, or of trading altogether. */
    void halt(Optional<String> ticker) {
        ticker.ifPresentOrElse(engine::halt, engine::halt);
        tape.flush(engine::book);
    }

    /** The clock has come to a moment. */
    void passTo(Instant from, Instant to) {
        engine.expireUntil(to);
        tape.age(from, to);
        tape.flush(engine::book);
    }

    void announce(ExchangeEvent event) {
        tape.announce(event);
    }

    List<ExchangeEvent> takeEvents() {
        return tape.takeEvents();
    }

    /** A market's row was put, by a history or at the control door: the house quotes what it says. */
    void marketPut(Optional<Market> before, Market after) {
        var ticker = after.ticker();
        if (restoring) {
            return;
        }
        if (!isOpen(after)) {
            // What rests in a closed market is cancelled a little later, by its life.
            if (!after.isClosed() && !book(ticker).isEmpty()) {
                cancelOrders(ticker, Reasons.CLOSE_CANCEL);
            }
            return;
        }
        if (before.filter(Market::isClosed).isPresent() && !book(ticker).isEmpty()) {
            cancelOrders(ticker, null);
        }
        if (before.filter(MatchingDesk::isTaking).isPresent() && !isTaking(after)) {
            halt(Optional.of(ticker));
        }
        if (before.isEmpty() || !isOpen(before.get()) || !quotes(before.get()).equals(quotes(after))) {
            requote(after);
        }
    }

    private static boolean isOpen(Market market) {
        return isTaking(market) || market.status().equals("inactive");
    }

    private static boolean isTaking(Market market) {
        return market.status().equals("active");
    }

    private static List<Object> quotes(Market market) {
        var row = market.row();
        return List.of(row.text("yes_bid_dollars"), row.text("yes_ask_dollars"));
    }

    private void requote(Market market) {
        var ticker = market.ticker();
        engine.ordersOf(HOUSE).stream()
                .filter(order -> order.ticker().equals(ticker))
                .toList()
                .forEach(order -> engine.perform(
                        new Instruction.Cancel(HOUSE, order.id(), order.owner().subaccount())));
        if (isTaking(market)) {
            quote(market, BookSide.BID, "yes_bid");
            quote(market, BookSide.ASK, "yes_ask");
        }
        if (tape.hasTraded(ticker)) {
            tape.flush(engine::book);
        } else {
            tape.flushNumbers();
        }
    }

    private void quote(Market market, BookSide side, String field) {
        var price = market.row().parsed(field + "_dollars", Price::parse);
        if (price.equals(Price.ZERO) || price.equals(Price.ONE)) {
            return;
        }
        var size = market.row()
                .parsedIfAny(field + "_size_fp", Quantity::parse)
                .filter(told -> told.signum() > 0)
                .orElse(QUOTED_OTHERWISE);
        engine.perform(new Instruction.Place(HOUSE, Ticket.limit(market.ticker(), side, size, price)));
    }

    /** An order's row was put: it rests if it says so and its market is open. */
    void orderPut(String account, Order order) {
        engine.useClientOrderId(
                account, order.row().textIfAny("client_order_id").orElse(""));
        if (restoring) {
            return;
        }
        engine.remove(order.id());
        var market = exchange.markets().find(order.ticker());
        var working = order.isResting() && market.filter(MatchingDesk::isOpen).isPresent();
        if (working) {
            var resting = OrderRows.working(account, order, false, Money.ZERO);
            if (resting.remaining().signum() > 0) {
                engine.rest(resting);
            }
        }
        tape.flushNumbers();
    }

    /** Positions of an account were changed by rows. */
    void positionsPut(String account, Collection<String> tickers) {
        for (var order : List.copyOf(engine.ordersOf(account))) {
            if (tickers.contains(order.ticker())) {
                engine.positionChanged(order.owner(), order.ticker());
            }
        }
    }

    /** While a snapshot is read, rows are just rows: what rests is told at its end. */
    void restore(boolean begins) {
        restoring = begins;
    }

    /** What a snapshot brought back is no news. */
    void dropEvents() {
        tape.forget();
    }

    @Override
    public Instant now() {
        return exchange.now();
    }

    @Override
    public boolean isExchangeActive() {
        return exchange.isExchangeActive();
    }

    @Override
    public boolean isTradingActive() {
        return exchange.isTradingActive();
    }

    @Override
    public Optional<MarketTerms> terms(String ticker) {
        return terms.find(ticker);
    }

    @Override
    public Quantity position(Owner owner, String ticker) {
        return exchange.bookOf(owner.account()).ledger().position(ticker, owner.subaccount());
    }

    @Override
    public Money cash(Owner owner) {
        return exchange.bookOf(owner.account()).ledger().cash(owner.subaccount());
    }

    @Override
    public Money feePrecision(String account) {
        return exchange.bookOf(account).feePrecision();
    }
}
