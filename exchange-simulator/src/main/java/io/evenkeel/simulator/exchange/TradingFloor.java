package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.EventCreated;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.FeeUpdated;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.MarketEvent;
import io.evenkeel.simulator.exchange.life.Ending;
import io.evenkeel.simulator.exchange.life.Floor;
import io.evenkeel.simulator.exchange.life.ListingEvents;
import io.evenkeel.simulator.exchange.life.MarketLife;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Instruction.Cancel;
import io.evenkeel.simulator.matching.Instruction.Place;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.robot.Robot;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The markets in motion: their lives, their robots, and the pace of the clock. */
public final class TradingFloor implements Floor {
    private static final Price MIDDLE = Price.parse("0.5000");
    private static final Price CENT = Price.parse("0.0100");
    private static final List<String> FEES = List.of("fee_type_override", "fee_multiplier_override");
    private static final String ROBOT = "#robot-";
    private static final String PASSER_BY = "#passer-by";

    private final Exchange exchange;
    private final MarketLife life = new MarketLife(this);
    private final NavigableMap<String, Robot> robots = new TreeMap<>();
    private Pace pace = new Pace.Frozen();

    TradingFloor(Exchange exchange) {
        this.exchange = exchange;
    }

    /** How markets will end that have not ended yet, and how those ended that did; a view. */
    public Collection<Ending> endings() {
        return life.endings();
    }

    /** By ticker; a view. */
    public Collection<Robot> robots() {
        return Collections.unmodifiableCollection(robots.values());
    }

    public Pace pace() {
        return pace;
    }

    MarketLife life() {
        return life;
    }

    void set(Pace newPace) {
        pace = newPace;
    }

    /** The row of a robot, completed. */
    WireRow completed(WireRow robot) {
        var ticker = robot.text("ticker");
        var fair = market(ticker).map(TradingFloor::middle).orElse(MIDDLE);
        return Robot.of(robot, fair, now()).row();
    }

    void put(Robot robot) {
        robots.put(robot.ticker(), robot);
    }

    /** Its quotes go with it. */
    void dismiss(String ticker) {
        robots.remove(ticker);
        withdrawn(ROBOT + ticker, ticker, new ArrayList<>()).forEach(exchange.desk()::perform);
    }

    /** Whose turn it is. */
    public List<String> dueRobots(Instant moment) {
        return robots.values().stream()
                .filter(robot -> !robot.nextAt().isAfter(moment))
                .map(Robot::ticker)
                .toList();
    }

    /** Lets robots make their next step; what they and those who pass by want is to be told to the engine. */
    List<Instruction> step(List<String> tickers) {
        var instructions = new ArrayList<Instruction>();
        for (var ticker : tickers) {
            var robot = robots.computeIfPresent(ticker, (_, before) -> before.stepped(now()));
            if (robot != null && market(ticker).filter(Market::isActive).isPresent()) {
                instructions.addAll(wishes(robot));
            }
        }
        return instructions;
    }

    /** Quotes that are as they should be stay, and keep their place in the queue. */
    private List<Instruction> wishes(Robot robot) {
        var name = ROBOT + robot.ticker();
        var wanted = new ArrayList<>(robot.quotes(CENT));
        var wishes = new ArrayList<Instruction>();
        if (robot.step() == 1) {
            wishes.addAll(withdrawn(MatchingDesk.HOUSE, robot.ticker(), new ArrayList<>()));
        }
        wishes.addAll(withdrawn(name, robot.ticker(), wanted));
        for (var quote : wanted) {
            wishes.add(new Place(name, Ticket.limit(robot.ticker(), quote.side(), quote.size(), quote.price())));
        }
        robot.passerBy()
                .map(wish -> Ticket.immediate(robot.ticker(), wish.side(), wish.size(), wish.price()))
                .ifPresent(ticket -> wishes.add(new Place(PASSER_BY, ticket)));
        return wishes;
    }

    /** Cancels what rests and is not wanted; what is both is taken off the list. */
    private List<Instruction> withdrawn(String account, String ticker, List<Robot.Quote> wanted) {
        var cancels = new ArrayList<Instruction>();
        for (var order : exchange.desk().ordersOf(account)) {
            if (order.ticker().equals(ticker)
                    && !wanted.remove(new Robot.Quote(order.side(), order.price(), order.remaining()))) {
                cancels.add(new Cancel(account, order.id(), order.owner().subaccount()));
            }
        }
        return cancels;
    }

    private static Price middle(Market market) {
        var bid = market.row().parsed("yes_bid_dollars", Price::parse);
        var ask = market.row().parsed("yes_ask_dollars", Price::parse);
        return bid.equals(Price.ZERO) || ask.equals(Price.ZERO)
                ? MIDDLE
                : new Price((bid.dollarsE4() + ask.dollarsE4()) / 2);
    }

    @Override
    public Instant now() {
        return exchange.now();
    }

    @Override
    public void passTo(Instant moment) {
        exchange.passTo(moment);
    }

    @Override
    public Optional<Instant> nextExpiry() {
        return exchange.desk().engine().nextExpiry();
    }

    @Override
    public Optional<Market> market(String ticker) {
        return exchange.markets().find(ticker);
    }

    @Override
    public void change(String ticker, WireRow fields) {
        market(ticker)
                .ifPresent(market -> exchange.putMarket(Market.of(market.row().overlaidWith(fields), now())));
    }

    @Override
    public boolean hasOrders(String ticker) {
        return !exchange.desk().book(ticker).isEmpty();
    }

    @Override
    public void cancelOrders(String ticker, @Nullable String reason) {
        exchange.desk().cancelOrders(ticker, reason);
    }

    @Override
    public void announce(String ticker, String eventType, Map<String, Object> extras) {
        exchange.desk().announce(new MarketEvent(now(), ticker, eventType, extras));
    }

    /** A market's row was written by somebody from outside. */
    void listed(Optional<Market> before, Market market) {
        before.map(known -> ListingEvents.of(known, market))
                .orElseGet(ListingEvents::ofNew)
                .forEach((type, extras) -> announce(market.ticker(), type, extras));
        life.schedule(market.ticker());
    }

    /**
     * An event's row was written.
     *
     * @param before null for a new one
     */
    void announceEvent(@Nullable WireRow before, WireRow event) {
        var ticker = event.text("event_ticker");
        if (before == null) {
            exchange.desk().announce(new EventCreated(now(), ticker));
        } else if (FEES.stream()
                .anyMatch(field -> !Objects.equals(
                        before.fields().get(field), event.fields().get(field)))) {
            announceFees(ticker);
        }
    }

    void announceFees(String eventTicker) {
        exchange.desk().announce(new FeeUpdated(now(), eventTicker));
    }

    @Override
    public void payOut(Market market, Verdict verdict) {
        for (var account : exchange.participants()) {
            var book = exchange.bookOf(account);
            GrossFlows.of(book, market.ticker())
                    .forEach((subaccount, flows) ->
                            book.put(Settlement.of(flows.settlement(market, verdict, now(), subaccount), now())));
        }
    }
}
