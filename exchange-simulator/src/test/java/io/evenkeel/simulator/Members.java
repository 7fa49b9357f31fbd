package io.evenkeel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.Applied;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Order;
import io.evenkeel.simulator.exchange.Outcome;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.ledger.Balance;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exchange with one empty market and three members of a thousand dollars each, who trade as a test tells them. */
public final class Members {
    public static final String MARKET = "KXDEMO-26DEC31-T3";
    public static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");

    private final Exchange exchange;
    private final List<ExchangeEvent> events = new ArrayList<>();

    public Members() {
        this(new Exchange());
        open();
    }

    public Members(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Makes the market and the members in an empty exchange. */
    public void open() {
        change(new ClockMoved(NOW));
        for (var account : List.of("alpha", "beta", "gamma")) {
            change(new AccountOpened(account, Money.parse("1000")));
        }
        market("status", "active", "close_time", "2026-12-31T23:59:00Z");
    }

    public Exchange exchange() {
        return exchange;
    }

    public Applied change(Change change) {
        var applied = exchange.apply(exchange.prepared(change));
        events.addAll(applied.events());
        return applied;
    }

    /** Changes fields of the market. */
    public void market(Object... fields) {
        put(RowKind.MARKETS, null, ExchangeFixture.row(fields).with("ticker", MARKET));
    }

    public void put(RowKind kind, @Nullable String account, WireRow row) {
        change(new RowsPut(kind, account, List.of(row)));
    }

    public void pass(Duration time) {
        change(new ClockMoved(exchange.now().plus(time)));
    }

    public Outcome tell(Instruction instruction) {
        return change(new Instructed(exchange.now(), List.of(instruction)))
                .outcomes()
                .getFirst();
    }

    /** Does it and expects that it was done. */
    public Outcome.Done done(Instruction instruction) {
        var outcome = tell(instruction);
        assertThat(outcome).as(() -> refusal(outcome)).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    /** A limit order such as {@code bid("alpha", "10", "0.45")} that rests. */
    public Order bid(String account, String count, String price) {
        return done(new Instruction.Place(account, ticket(BookSide.BID, count, price)))
                .order();
    }

    public Order ask(String account, String count, String price) {
        return done(new Instruction.Place(account, ticket(BookSide.ASK, count, price)))
                .order();
    }

    /** An order that takes what it can get at once. */
    public Outcome.Done take(String account, BookSide side, String count, String price) {
        return done(new Instruction.Place(
                account, Ticket.immediate(MARKET, side, Quantity.parse(count), Price.parse(price))));
    }

    public static Ticket ticket(BookSide side, String count, String price) {
        return Ticket.limit(MARKET, side, Quantity.parse(count), Price.parse(price));
    }

    /** What an order is by now. */
    public WireRow order(String account, String id) {
        return exchange.bookOf(account).orders().find(id).orElseThrow().row();
    }

    public Money cash(String account) {
        return Balance.of(exchange, exchange.bookOf(account), 0).cash();
    }

    public Quantity position(String account) {
        return exchange.bookOf(account).ledger().position(MARKET, 0);
    }

    /** Everything that happened since this was asked last. */
    public List<ExchangeEvent> events() {
        var all = List.copyOf(events);
        events.clear();
        return all;
    }

    /** Status and code of a refusal, such as {@code 400 invalid_price}; or what was done instead. */
    public static String refusal(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected
                ? rejected.refusal().status() + " " + rejected.refusal().body()
                : String.valueOf(outcome);
    }
}
