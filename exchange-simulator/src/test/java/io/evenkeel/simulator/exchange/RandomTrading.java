package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Three members and the house who do what chance makes them do in two markets, for as long as a test likes. */
public final class RandomTrading {
    static final List<String> MARKETS = List.of("KXDEMO-26DEC31-T3", "KXDEMO-26DEC31-T4");
    static final Money OPENING = Money.parse("200");
    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T23:59:00Z");
    private static final List<String> MEMBERS = List.of("alpha", "beta", "gamma");

    final Exchange exchange = new Exchange();
    final List<Change> changes = new ArrayList<>();
    final List<ExchangeEvent> events = new ArrayList<>();
    private final Random chance;
    private final List<String> orderIds = new ArrayList<>();
    private final List<String> groupIds = new ArrayList<>();

    public RandomTrading(long seed) {
        chance = new Random(seed);
        make(new ClockMoved(START));
        MEMBERS.forEach(member -> make(new AccountOpened(member, OPENING)));
        put(RowKind.SERIES, "ticker", "KXDEMO", "fee_type", "quadratic");
        put(RowKind.EVENTS, "event_ticker", "KXDEMO-26DEC31", "series_ticker", "KXDEMO");
        for (var market : MARKETS) {
            put(RowKind.MARKETS, "ticker", market, "status", "active", "close_time", CLOSE.toString());
        }
        make(new Instructed(START, List.of(new Instruction.OpenSubaccount("alpha"))));
        transfer("alpha", 0, 1, "50");
    }

    public void run(int steps) {
        for (var i = 0; i < steps; i++) {
            step();
        }
    }

    public Exchange exchange() {
        return exchange;
    }

    /** Everything that was done, prepared. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** Both markets end, each in its own way. */
    void settle() {
        make(new StatusSet(true, true));
        var verdicts = List.of(
                new Verdict("yes", Price.ONE),
                new Verdict("no", Price.ZERO),
                new Verdict("scalar", new Price(3700)),
                new Verdict("scalar", new Price(1234)));
        for (var market : MARKETS) {
            make(new MarketMoved(market, new MarketMove.Settle(any(verdicts), Duration.ZERO)));
        }
    }

    private void step() {
        var dice = chance.nextInt(100);
        if (dice < 4) {
            make(new ClockMoved(exchange.now().plusMillis(chance.nextInt(12_000))));
        } else if (dice == 4) {
            make(new StatusSet(true, chance.nextInt(3) > 0));
        } else if (dice < 7) {
            pauseCloseOrReopen(any(MARKETS));
        } else {
            tell(instruction());
        }
    }

    private void pauseCloseOrReopen(String market) {
        switch (exchange.markets().find(market).orElseThrow().status()) {
            case "active" -> {
                var isPause = chance.nextBoolean();
                make(new MarketMoved(
                        market, isPause ? new MarketMove.Pause() : new MarketMove.MoveClose(exchange.now())));
            }
            case "inactive" -> make(new MarketMoved(market, new MarketMove.Reopen()));
            default -> make(new MarketMoved(market, new MarketMove.MoveClose(CLOSE)));
        }
    }

    private Instruction instruction() {
        var account = chance.nextInt(8) == 0 ? MatchingDesk.HOUSE : any(MEMBERS);
        var subaccount = account.equals("alpha") ? chance.nextInt(2) : 0;
        return switch (chance.nextInt(20)) {
            case 0, 1 -> new Instruction.Cancel(account, anyId(orderIds), subaccount);
            case 2 -> new Instruction.Decrease(account, anyId(orderIds), subaccount, count(), null);
            case 3 -> new Instruction.Decrease(account, anyId(orderIds), subaccount, null, count());
            case 4, 5 -> amend(account, subaccount);
            case 6 ->
                chance.nextInt(4) == 0
                        ? new Instruction.CancelAll(account, null)
                        : new Instruction.CreateGroup(account, subaccount, new Quantity(100 + chance.nextInt(900)));
            case 7 -> group(account, subaccount);
            case 8 ->
                new Instruction.Transfer(
                        "alpha", "t" + chance.nextInt(30), chance.nextInt(2), chance.nextInt(2), cash());
            default -> new Instruction.Place(account, ticket(subaccount));
        };
    }

    private Instruction group(String account, int subaccount) {
        var id = anyId(groupIds);
        return switch (chance.nextInt(4)) {
            case 0 -> new Instruction.LimitGroup(account, subaccount, id, new Quantity(100 + chance.nextInt(900)));
            case 1 -> new Instruction.TriggerGroup(account, subaccount, id);
            case 2 -> new Instruction.DeleteGroup(account, subaccount, id);
            default -> new Instruction.ResetGroup(account, subaccount, id);
        };
    }

    private Instruction amend(String account, int subaccount) {
        var id = anyId(orderIds);
        var known = exchange.desk().engine().order(id);
        var side = known.map(order -> order.side()).orElse(BookSide.BID);
        var ticker = known.map(order -> order.ticker()).orElse(MARKETS.getFirst());
        var price = chance.nextBoolean() && known.isPresent() ? known.get().price() : price();
        var renamed = chance.nextInt(4) == 0 ? "n" + chance.nextInt(60) : null;
        return new Instruction.Amend(account, id, subaccount, ticker, side, price, count(), null, renamed, null);
    }

    private Ticket ticket(int subaccount) {
        var tif = any(List.of(
                TimeInForce.GOOD_TILL_CANCELED,
                TimeInForce.GOOD_TILL_CANCELED,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                TimeInForce.FILL_OR_KILL));
        var rests = tif == TimeInForce.GOOD_TILL_CANCELED;
        var stp = chance.nextBoolean() ? SelfTradePrevention.MAKER : SelfTradePrevention.TAKER_AT_CROSS;
        Instant expiration =
                rests && chance.nextInt(5) == 0 ? exchange.now().plusSeconds(1 + chance.nextInt(20)) : null;
        @Nullable String group = chance.nextInt(4) == 0 && !groupIds.isEmpty() ? anyId(groupIds) : null;
        return new Ticket(
                any(MARKETS),
                chance.nextBoolean() ? BookSide.BID : BookSide.ASK,
                count(),
                price(),
                tif,
                stp,
                chance.nextInt(3) == 0 ? null : "c" + chance.nextInt(60),
                expiration,
                rests && chance.nextInt(8) == 0,
                tif == TimeInForce.IMMEDIATE_OR_CANCEL && chance.nextInt(3) == 0,
                chance.nextInt(4) == 0,
                subaccount,
                group);
    }

    private void transfer(String account, int from, int to, String amount) {
        make(new Instructed(
                exchange.now(), List.of(new Instruction.Transfer(account, null, from, to, Money.parse(amount)))));
    }

    private void tell(Instruction instruction) {
        var at = exchange.now().plusMillis(chance.nextInt(1500));
        for (var outcome : make(new Instructed(at, List.of(instruction))).outcomes()) {
            switch (outcome) {
                case Outcome.Done order -> orderIds.add(order.order().id());
                case Outcome.GroupDone group -> groupIds.add(group.groupId());
                default -> {}
            }
        }
    }

    private void put(RowKind kind, Object... fields) {
        make(new RowsPut(kind, null, List.of(ExchangeFixture.row(fields))));
    }

    private Applied make(Change change) {
        var prepared = exchange.prepared(change);
        changes.add(prepared);
        var applied = exchange.apply(prepared);
        events.addAll(applied.events());
        return applied;
    }

    private Quantity count() {
        return new Quantity(chance.nextInt(4) == 0 ? 1 + chance.nextInt(500) : 100L * (1 + chance.nextInt(9)));
    }

    private Price price() {
        return new Price(4000 + 100L * chance.nextInt(20));
    }

    private Money cash() {
        return Money.ofCents(chance.nextInt(3000));
    }

    private String anyId(List<String> ids) {
        return ids.isEmpty() ? "none" : ids.get(Math.max(0, ids.size() - 1 - chance.nextInt(12)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
