package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.CloseDelaySet;
import io.evenkeel.simulator.exchange.Change.CutoffMoved;
import io.evenkeel.simulator.exchange.Change.DeskRestored;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Change.LimitsSet;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.PaceSet;
import io.evenkeel.simulator.exchange.Change.RobotDismissed;
import io.evenkeel.simulator.exchange.Change.RobotsStepped;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.life.Ending;
import io.evenkeel.simulator.matching.Owner;
import io.evenkeel.simulator.robot.Robot;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The whole state of the simulated exchange. Not thread-safe. */
public final class Exchange {
    private final NavigableMap<String, WireRow> series = new TreeMap<>();
    private final NavigableMap<String, WireRow> events = new TreeMap<>();
    private final Register<Market> markets = new Register<>();
    private final FeeSchedule fees = new FeeSchedule();
    private final TradeTape tape = new TradeTape();
    private final NavigableMap<String, AccountBook> accounts = new TreeMap<>();
    private final TradingFloor floor = new TradingFloor(this);
    private final MatchingDesk desk = new MatchingDesk(this);
    private Instant now = Instant.EPOCH;
    private HistoricalCutoff cutoff = HistoricalCutoff.at(Instant.EPOCH);
    private Limits publicLimits = Limits.PUBLIC;
    private boolean exchangeActive = true;
    private boolean tradingActive = true;

    /** The exchange's clock: it stands still unless a change moves it. */
    public Instant now() {
        return now;
    }

    public HistoricalCutoff cutoff() {
        return cutoff;
    }

    public Limits publicLimits() {
        return publicLimits;
    }

    public boolean isExchangeActive() {
        return exchangeActive;
    }

    public boolean isTradingActive() {
        return tradingActive;
    }

    /** By ticker; a view. */
    public NavigableMap<String, WireRow> series() {
        return Collections.unmodifiableNavigableMap(series);
    }

    /** By event ticker; a view. */
    public NavigableMap<String, WireRow> events() {
        return Collections.unmodifiableNavigableMap(events);
    }

    public Register<Market> markets() {
        return markets;
    }

    public FeeSchedule fees() {
        return fees;
    }

    /** The markets in motion. */
    public TradingFloor floor() {
        return floor;
    }

    /** What was traded, for everybody to see. */
    public TradeTape tape() {
        return tape;
    }

    /** Orders, books and trades. */
    public MatchingDesk desk() {
        return desk;
    }

    /** The names of all accounts, in order. */
    public List<String> accounts() {
        return accounts.keySet().stream().filter(name -> !Owner.isHouse(name)).toList();
    }

    /** The names of all accounts, the house and the robots among them, in order. */
    public List<String> participants() {
        return List.copyOf(accounts.keySet());
    }

    public Optional<AccountBook> account(String account) {
        return Optional.ofNullable(accounts.get(account));
    }

    /** The account's book; an empty one where nothing is recorded of it yet. */
    public AccountBook bookOf(String account) {
        return account(account).orElseGet(() -> new AccountBook(account));
    }

    /**
     * Checks a change and completes its rows, without changing anything.
     *
     * @return the change to journal and to {@link #apply}
     * @throws BadInput naming the field that is wrong
     */
    public Change prepared(Change change) {
        return switch (change) {
            case RowsPut put -> new RowsPut(put.kind(), put.account(), completed(put));
            case ClockMoved moved -> {
                if (moved.now().isBefore(now)) {
                    throw new BadInput("now", "the clock stands at " + now + " and never goes back");
                }
                yield moved;
            }
            case CutoffMoved moved -> moved;
            case AccountOpened opened -> opened;
            case LimitsSet set -> set;
            case StatusSet set -> set;
            case Instructed told -> told;
            case MarketMoved moved -> {
                floor.life().check(moved.ticker(), moved.move());
                yield moved;
            }
            case CloseDelaySet set -> set;
            case PaceSet set -> set;
            case RobotsStepped stepped -> stepped;
            case RobotDismissed dismissed -> dismissed;
            case FeePrecisionSet set -> set;
            case DeskRestored restored -> restored;
        };
    }

    /** Makes a prepared change; the same changes from the same state always come to the same. */
    public Applied apply(Change change) {
        var outcomes = make(change);
        return new Applied(desk.takeEvents(), outcomes);
    }

    private List<Outcome> instruct(Instructed told) {
        if (told.at().isAfter(now)) {
            moveClock(told.at());
        }
        return told.instructions().stream().map(desk::perform).toList();
    }

    /** What instructions came to; nothing for any other change. */
    private List<Outcome> make(Change change) {
        switch (change) {
            case Instructed told -> {
                return instruct(told);
            }
            case RowsPut put -> putAll(put);
            case ClockMoved moved -> moveClock(moved.now());
            case CutoffMoved moved -> cutoff = moved.cutoff();
            case AccountOpened opened -> openBook(opened.account()).openWith(opened.openingCash());
            case LimitsSet set -> limit(set);
            case StatusSet set -> {
                exchangeActive = set.exchangeActive();
                tradingActive = set.tradingActive();
                if (!exchangeActive || !tradingActive) {
                    desk.halt(Optional.empty());
                }
            }
            case FeePrecisionSet set -> openBook(set.account()).roundTo(set.precision());
            case DeskRestored restored -> DeskState.restore(this, restored.state());
            case MarketMoved moved -> floor.life().move(moved.ticker(), moved.move());
            case CloseDelaySet set -> floor.life().cancelAfter(set.delay());
            case PaceSet set -> floor.set(set.pace());
            case RobotsStepped stepped -> {
                moveClock(stepped.at());
                floor.step(stepped.tickers()).forEach(desk::perform);
            }
            case RobotDismissed dismissed -> floor.dismiss(dismissed.ticker());
        }
        return List.of();
    }

    private List<WireRow> completed(RowsPut put) {
        var rows = new ArrayList<WireRow>(put.rows().size());
        for (var i = 0; i < put.rows().size(); i++) {
            try {
                rows.add(completed(put.kind(), put.rows().get(i)));
            } catch (BadInput bad) {
                throw bad.within(put.kind().wire() + "[" + i + "]");
            }
        }
        requireDistinct(put.kind(), rows);
        return rows;
    }

    private void requireDistinct(RowKind kind, List<WireRow> rows) {
        if (kind != RowKind.FILLS) {
            return;
        }
        var ids = new HashSet<String>();
        for (var i = 0; i < rows.size(); i++) {
            if (!ids.add(rows.get(i).text("fill_id"))) {
                throw new BadInput("fills[" + i + "].fill_id", "is there twice; a fault doubles rows, not the record");
            }
        }
    }

    private WireRow completed(RowKind kind, WireRow row) {
        return switch (kind) {
            case SERIES -> Catalogue.series(row);
            case EVENTS -> Catalogue.event(row);
            case TRADES -> PublicTrade.of(row, now).row();
            case SERIES_FEE_CHANGES -> FeeChange.ofSeries(row).row();
            case EVENT_FEE_CHANGES -> FeeChange.ofEvent(row).row();
            case ENDINGS -> Ending.of(row).row();
            case ROBOTS -> floor.completed(row);
            case MARKETS ->
                Catalogue.market(row, markets.find(row.text("ticker")), now).row();
            case TRANSFERS -> SubaccountTransfer.of(row, now).row();
            case EXCHANGE_TRANSFERS -> ExchangeTransfer.of(row, now).row();
            case FILLS -> Fill.of(row, now).row();
            case SETTLEMENTS -> Settlement.of(row, now).storedRow();
            case ORDERS -> Order.of(row, now).row();
            case DEPOSITS, WITHDRAWALS -> CashMovement.of(row, now).row();
            case CANDLESTICKS -> Candlestick.of(row).row();
        };
    }

    private void putAll(RowsPut put) {
        put.rows().forEach(row -> put(put, row));
        switch (put.kind()) {
            case FILLS -> {
                var book = bookOf(put);
                book.refresh();
                var tickers = new HashSet<String>();
                put.rows().forEach(row -> tickers.add(row.text("ticker")));
                desk.positionsPut(book.account(), tickers);
            }
            default -> {}
        }
    }

    void putMarket(Market market) {
        var before = markets.find(market.ticker());
        markets.put(market);
        desk.marketPut(before, market);
    }

    private void put(RowsPut put, WireRow row) {
        switch (put.kind()) {
            case SERIES -> series.put(row.text("ticker"), row);
            case EVENTS -> floor.announceEvent(events.put(row.text("event_ticker"), row), row);
            case TRADES -> tape.put(PublicTrade.of(row, now));
            case SERIES_FEE_CHANGES -> fees.ofSeries().put(FeeChange.ofSeries(row));
            case EVENT_FEE_CHANGES -> fees.ofEvents().put(FeeChange.ofEvent(row));
            case ENDINGS -> floor.life().put(Ending.of(row));
            case ROBOTS -> floor.put(Robot.of(row, Price.ONE, now));
            case MARKETS -> {
                var before = markets.find(row.text("ticker"));
                var market = Market.of(row, now);
                putMarket(market);
                floor.listed(before, market);
            }
            case FILLS -> bookOf(put).put(Fill.of(row, now));
            case SETTLEMENTS -> bookOf(put).put(Settlement.of(row, now));
            case ORDERS -> {
                var order = Order.of(row, now);
                var book = bookOf(put);
                book.orders().put(order);
                desk.orderPut(book.account(), order);
            }
            case DEPOSITS -> bookOf(put).putDeposit(CashMovement.of(row, now));
            case WITHDRAWALS -> bookOf(put).putWithdrawal(CashMovement.of(row, now));
            case TRANSFERS -> bookOf(put).put(SubaccountTransfer.of(row, now));
            case EXCHANGE_TRANSFERS -> bookOf(put).put(ExchangeTransfer.of(row, now));
            case CANDLESTICKS -> bookOf(put).addCandlestick(Candlestick.of(row));
        }
    }

    private AccountBook bookOf(RowsPut put) {
        return openBook(Objects.requireNonNull(put.account(), "rows of an account without its name"));
    }

    AccountBook openBook(String account) {
        return accounts.computeIfAbsent(account, AccountBook::new);
    }

    private void limit(LimitsSet set) {
        if (set.account() == null) {
            publicLimits = set.limits();
        } else {
            openBook(set.account()).limitTo(set.limits());
        }
    }

    private void moveClock(Instant to) {
        var from = now;
        floor.life().advance(to);
        fees.bringIntoForce(from, to, series, events).forEach(floor::announceFees);
    }

    /** The clock alone; what falls due on the way is done by {@link #moveClock}. */
    void passTo(Instant moment) {
        var from = now;
        now = moment;
        desk.passTo(from, moment);
    }
}
