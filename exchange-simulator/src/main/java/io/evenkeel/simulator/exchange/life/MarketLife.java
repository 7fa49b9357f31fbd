package io.evenkeel.simulator.exchange.life;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.life.MarketMove.Amend;
import io.evenkeel.simulator.exchange.life.MarketMove.Determine;
import io.evenkeel.simulator.exchange.life.MarketMove.Dispute;
import io.evenkeel.simulator.exchange.life.MarketMove.Finish;
import io.evenkeel.simulator.exchange.life.MarketMove.MoveClose;
import io.evenkeel.simulator.exchange.life.MarketMove.Pause;
import io.evenkeel.simulator.exchange.life.MarketMove.Reopen;
import io.evenkeel.simulator.exchange.life.MarketMove.Settle;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the moves of all markets. Not thread-safe. */
public final class MarketLife {
    /** The reason that the owners of resting orders are told when their market closes. */
    public static final String CLOSED = "CloseCancel";

    /** The exchange says "shortly after"; how shortly nobody has told. */
    private static final Duration CANCEL_DELAY = Duration.ofSeconds(1);

    private final Floor floor;
    private final NavigableMap<String, Ending> endings = new TreeMap<>();
    /** When the orders that rest in closed markets are cancelled. */
    private final NavigableMap<String, Instant> cancels = new TreeMap<>();

    private final Agenda agenda = new Agenda();
    private Duration cancelDelay = CANCEL_DELAY;

    public MarketLife(Floor floor) {
        this.floor = floor;
    }

    /** By ticker; a view. */
    public Collection<Ending> endings() {
        return Collections.unmodifiableCollection(endings.values());
    }

    /** How a market ends, from now on; nothing happens before the clock is moved. */
    public void put(Ending ending) {
        endings.put(ending.ticker(), ending);
        schedule(ending.ticker());
    }

    /** From a market's close to the end of the orders that rest in it. */
    public Duration cancelDelay() {
        return cancelDelay;
    }

    /** From the next close on. */
    public void cancelAfter(Duration delay) {
        cancelDelay = delay;
    }

    /** By ticker, when the orders that rest in closed markets are cancelled; a view. */
    public Map<String, Instant> cancels() {
        return Collections.unmodifiableMap(cancels);
    }

    /** As {@link #cancels} told it. */
    public void restoreCancel(String ticker, Instant at) {
        cancels.put(ticker, at);
        schedule(ticker);
    }

    /** To be told of every market whose row was changed by somebody else. */
    public void schedule(String ticker) {
        var market = floor.market(ticker);
        if (market.filter(Market::isClosed).isEmpty()) {
            cancels.remove(ticker);
        } else if (!cancels.containsKey(ticker) && floor.hasOrders(ticker)) {
            awaitCancel(ticker);
        }
        agenda.set(ticker, market.flatMap(this::due));
    }

    private void awaitCancel(String ticker) {
        if (cancelDelay.isZero()) {
            floor.cancelOrders(ticker, CLOSED);
        } else {
            cancels.put(ticker, floor.now().plus(cancelDelay));
        }
    }

    /** Does everything that falls due on the clock's way, in the order of time, and stops the clock at its end. */
    public void advance(Instant to) {
        for (var next = agenda.takeUntil(to); next.isPresent(); next = agenda.takeUntil(to)) {
            var due = next.get();
            if (due.at().isAfter(floor.now())) {
                passTo(due.at());
            }
            floor.market(due.ticker()).ifPresent(this::step);
            schedule(due.ticker());
        }
        passTo(to);
    }

    /** Stops wherever an order expires, so that it ends at its own time. */
    private void passTo(Instant moment) {
        for (var next = floor.nextExpiry();
                next.isPresent() && next.get().isBefore(moment);
                next = floor.nextExpiry()) {
            floor.passTo(next.get().isAfter(floor.now()) ? next.get() : floor.now());
        }
        floor.passTo(moment);
    }

    /**
     * Makes a move now.
     *
     * @throws BadInput if there is no such market, or it cannot be moved like that from where it stands
     */
    public void move(String ticker, MarketMove move) {
        var market = require(ticker);
        var status = requireAllowed(market, move);
        switch (move) {
            case Pause _ -> pause(ticker);
            case Reopen _ -> reopen(ticker);
            case MoveClose close -> moveClose(ticker, status, close.closeTime());
            case Determine determine -> {
                closeEarly(ticker, status);
                endings.put(ticker, new Ending(ticker, determine.verdict(), null, null, determine.payoutLag(), null));
                determine(ticker);
            }
            case Dispute _ -> {
                endings.computeIfPresent(ticker, (_, ending) -> ending.disputed());
                restate(ticker, MarketStatus.DISPUTED);
            }
            case Amend amend -> amend(ticker, status, amend.verdict());
            case Finish _ -> finish(ticker);
            case Settle settle -> settle(ticker, status, settle);
        }
        schedule(ticker);
    }

    /**
     * Checks a move without making it.
     *
     * @throws BadInput as {@link #move} would
     */
    public void check(String ticker, MarketMove move) {
        requireAllowed(require(ticker), move);
    }

    private MarketStatus requireAllowed(Market market, MarketMove move) {
        var status = statusOf(market)
                .orElseThrow(() -> new BadInput("ticker", "has a status that is not known here: " + market.status()));
        switch (move) {
            case Pause _ -> status.require(status == MarketStatus.ACTIVE, "paused");
            case Reopen _ -> status.require(status == MarketStatus.INACTIVE, "reopened; move its close_time");
            case MoveClose _ ->
                status.require(
                        status.isBeforeClose() || status == MarketStatus.CLOSED, "closed or opened by another time");
            case Determine _ ->
                status.require(status.isBeforeClose() || status == MarketStatus.CLOSED, "determined again; amend it");
            case Dispute _ -> status.require(status == MarketStatus.DETERMINED, "disputed");
            case Amend _ -> status.require(status.isDecided() || status == MarketStatus.FINALIZED, "amended");
            case Finish _ -> status.require(status.isDecided(), "finalized; determine or settle it");
            case Settle _ -> {}
        }
        return status;
    }

    private Market require(String ticker) {
        return floor.market(ticker).orElseThrow(() -> new BadInput("ticker", "is no market here: " + ticker));
    }

    private static Optional<MarketStatus> statusOf(Market market) {
        return MarketStatus.ofWire(market.status());
    }

    /** What the row says of opening and closing counts from now on only; what the file said before is left alone. */
    private Optional<Instant> due(Market market) {
        var status = statusOf(market);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        var byRow = status.get().isBeforeClose()
                ? Stream.of(
                                status.get() == MarketStatus.INITIALIZED
                                        ? market.openTime()
                                        : Optional.<Instant>empty(),
                                market.closeTime())
                        .flatMap(Optional::stream)
                        .filter(time -> time.isAfter(floor.now()))
                : Stream.<Instant>empty();
        var byEnding = Optional.ofNullable(endings.get(market.ticker())).flatMap(ending -> ending.due(status.get()));
        var byOrders = Optional.ofNullable(cancels.get(market.ticker()));
        return Stream.of(byRow, byEnding.stream(), byOrders.stream())
                .flatMap(Function.identity())
                .min(Instant::compareTo);
    }

    private void step(Market market) {
        var ticker = market.ticker();
        var status = statusOf(market).orElseThrow();
        var now = floor.now();
        switch (status) {
            case INITIALIZED, ACTIVE, INACTIVE -> {
                if (market.closeTime().filter(time -> !time.isAfter(now)).isPresent()) {
                    close(ticker);
                } else {
                    floor.change(ticker, row("status", MarketStatus.ACTIVE.wire()));
                }
            }
            case CLOSED -> {
                var cancelAt = cancels.get(ticker);
                if (cancelAt != null && !cancelAt.isAfter(now)) {
                    endOrders(ticker);
                } else {
                    determine(ticker);
                }
            }
            case DETERMINED, AMENDED -> finish(ticker);
            case FINALIZED -> pay(ticker);
            case DISPUTED -> throw new IllegalStateException("nothing falls due for a disputed market");
        }
    }

    private void pause(String ticker) {
        restate(ticker, MarketStatus.INACTIVE);
        floor.announce(ticker, "deactivated", Map.of("is_deactivated", true));
    }

    /** The exchange cancels whatever survived the pause. */
    private void reopen(String ticker) {
        floor.cancelOrders(ticker, null);
        restate(ticker, MarketStatus.ACTIVE);
        floor.announce(ticker, "activated", Map.of("is_deactivated", false));
    }

    /** What rests is cancelled a little later. */
    private void close(String ticker) {
        floor.change(ticker, row("status", MarketStatus.CLOSED.wire()));
    }

    private void endOrders(String ticker) {
        cancels.remove(ticker);
        if (floor.hasOrders(ticker)) {
            floor.cancelOrders(ticker, CLOSED);
        }
    }

    private void moveClose(String ticker, MarketStatus status, Instant closeTime) {
        floor.change(
                ticker,
                row("close_time", closeTime.toString())
                        .with("updated_time", floor.now().toString()));
        floor.announce(ticker, "close_date_updated", Map.of("close_ts", closeTime.getEpochSecond()));
        var isPast = !closeTime.isAfter(floor.now());
        if (status.isBeforeClose() && isPast) {
            close(ticker);
        } else if (status == MarketStatus.CLOSED && !isPast) {
            reopen(ticker);
        }
    }

    private void closeEarly(String ticker, MarketStatus status) {
        if (status.isBeforeClose()) {
            moveClose(ticker, status, floor.now());
        }
    }

    private void determine(String ticker) {
        endOrders(ticker);
        var ending = endingOf(ticker);
        var timer = Duration.ofSeconds(require(ticker).row().whole("settlement_timer_seconds", 0));
        endings.put(ticker, ending.determined(floor.now().plus(timer)));
        decide(ticker, MarketStatus.DETERMINED, ending.verdict());
    }

    private void decide(String ticker, MarketStatus status, Verdict verdict) {
        floor.change(ticker, decided(verdict).with("status", status.wire()));
        announceVerdict(ticker, verdict);
    }

    private void announceVerdict(String ticker, Verdict verdict) {
        floor.announce(
                ticker,
                "determined",
                Map.of(
                        "result",
                        verdict.result(),
                        "determination_ts",
                        floor.now().getEpochSecond(),
                        "settlement_value",
                        verdict.yesPays().toString()));
    }

    private WireRow decided(Verdict verdict) {
        return WireRow.of(Map.of(
                "result", verdict.result(),
                "settlement_value_dollars", verdict.yesPays().toString(),
                "expiration_value", verdict.result(),
                "updated_time", floor.now().toString()));
    }

    private void amend(String ticker, MarketStatus status, Verdict verdict) {
        var before = endingOf(ticker);
        if (status != MarketStatus.FINALIZED) {
            var timer = Duration.ofSeconds(require(ticker).row().whole("settlement_timer_seconds", 0));
            endings.put(ticker, before.amended(verdict, floor.now().plus(timer)));
            decide(ticker, MarketStatus.AMENDED, verdict);
            return;
        }
        endings.put(ticker, before.amended(verdict, null));
        correct(ticker, verdict, before.payAt() == null);
    }

    private void correct(String ticker, Verdict verdict, boolean isPaid) {
        floor.change(ticker, decided(verdict).with("settlement_ts", floor.now().toString()));
        announceVerdict(ticker, verdict);
        if (isPaid) {
            floor.payOut(require(ticker), verdict);
        }
    }

    private void finish(String ticker) {
        var now = floor.now();
        var ending = endingOf(ticker).finished(now);
        endings.put(ticker, ending);
        floor.change(
                ticker,
                decided(ending.verdict())
                        .with("status", MarketStatus.FINALIZED.wire())
                        .with("settlement_ts", now.toString()));
        floor.announce(ticker, "settled", Map.of("settled_ts", now.getEpochSecond()));
        if (ending.payoutLag().isZero()) {
            pay(ticker);
        }
    }

    private void pay(String ticker) {
        var ending = endingOf(ticker);
        endings.put(ticker, ending.paid());
        floor.payOut(require(ticker), ending.verdict());
    }

    private void settle(String ticker, MarketStatus status, Settle settle) {
        var ending = new Ending(ticker, settle.verdict(), null, null, settle.payoutLag(), null);
        endings.put(ticker, ending);
        if (status == MarketStatus.FINALIZED) {
            correct(ticker, settle.verdict(), true);
            return;
        }
        endOrders(ticker);
        announceVerdict(ticker, settle.verdict());
        finish(ticker);
    }

    private void restate(String ticker, MarketStatus status) {
        floor.change(
                ticker,
                row("status", status.wire()).with("updated_time", floor.now().toString()));
    }

    /** What is known of a market's end; for a loaded one, what its row says. */
    private Ending endingOf(String ticker) {
        var known = endings.get(ticker);
        if (known != null) {
            return known;
        }
        var row = require(ticker).row();
        var value = row.parsedIfAny("settlement_value_dollars", Price::parse)
                .orElse(row.textIfAny("result").orElse("").equals("yes") ? Price.ONE : Price.ZERO);
        return Ending.of(ticker, new Verdict(row.textIfAny("result").orElse(""), value));
    }

    private static WireRow row(String field, Object value) {
        return WireRow.of(Map.of(field, value));
    }
}
