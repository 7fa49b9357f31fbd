package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.exchange.life.Verdict;
import io.evenkeel.simulator.matching.FeeAccount;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Owner;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Three members and the house who do what chance makes them do in two markets, for as long as a test likes. Chance also
 * says how much they own, what they are charged, to what their fees are rounded, and how fine the prices are.
 */
public final class RandomTrading {
    public static final List<String> MARKETS = List.of("KXDEMO-26DEC31-T3", "KXDEMO-26DEC31-T4");
    public static final List<String> MEMBERS = List.of("alpha", "beta", "gamma");
    private static final Instant START = Instant.parse("2026-10-01T12:00:00Z");
    private static final Instant CLOSE = Instant.parse("2026-12-31T23:59:00Z");
    private static final String QUADRATIC = "quadratic";

    final Exchange exchange = new Exchange();
    final List<Change> changes = new ArrayList<>();
    final List<ExchangeEvent> events = new ArrayList<>();
    /** What each member has at the beginning: sometimes plenty, sometimes hardly enough for an order. */
    final Money opening;

    private final Random chance;
    private final String feeType;
    private final long step;
    private final List<String> orderIds = new ArrayList<>();
    private final List<String> groupIds = new ArrayList<>();

    public RandomTrading(long seed) {
        chance = new Random(new SplittableRandom(seed).nextLong());
        opening = any(List.of(Money.parse("8"), Money.parse("20"), Money.parse("200")));
        feeType = any(List.of(QUADRATIC, "quadratic_with_maker_fees", "quadratic_with_combo_maker_fees"));
        step = any(List.of(100L, 50L, 10L, 1L));
        make(new ClockMoved(START));
        for (var member : MEMBERS) {
            make(new AccountOpened(member, opening));
            make(new FeePrecisionSet(member, any(List.of(FeeAccount.CENTICENT, FeeAccount.CENT))));
        }
        put(RowKind.SERIES, "ticker", "KXDEMO", "fee_type", feeType);
        put(RowKind.EVENTS, "event_ticker", "KXDEMO-26DEC31", "series_ticker", "KXDEMO");
        for (var market : MARKETS) {
            put(RowKind.MARKETS, "ticker", market, "close_time", CLOSE.toString(), "price_ranges", grid());
        }
        make(new Instructed(START, List.of(new Instruction.OpenSubaccount("alpha"))));
        transfer("alpha", 0, 1, new Money(opening.dollarsE6() / 4));
    }

    private List<Object> grid() {
        return List.of(Map.of("start", "0.0000", "end", "1.0000", "step", new Price(step).toString()));
    }

    /** True if nobody is charged for what rests, and nothing is ever rounded for this member: no fee comes late. */
    boolean isPaidAtOnce(String member) {
        return feeType.equals(QUADRATIC)
                && step == 100
                && exchange.bookOf(member).feePrecision().equals(FeeAccount.CENTICENT);
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
    public void settle() {
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
            default -> new Instruction.Place(account, ticket(new Owner(account, subaccount)));
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

    private Ticket ticket(Owner owner) {
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
        var side = chance.nextBoolean() ? BookSide.BID : BookSide.ASK;
        var price = price();
        return new Ticket(
                any(MARKETS),
                side,
                chance.nextInt(3) == 0 ? affordable(owner, side, price) : count(),
                price,
                tif,
                stp,
                chance.nextInt(3) == 0 ? null : "c" + chance.nextInt(60),
                expiration,
                rests && chance.nextInt(8) == 0,
                tif == TimeInForce.IMMEDIATE_OR_CANCEL && chance.nextInt(3) == 0,
                chance.nextInt(4) == 0,
                owner.subaccount(),
                group);
    }

    private void transfer(String account, int from, int to, Money amount) {
        make(new Instructed(exchange.now(), List.of(new Instruction.Transfer(account, null, from, to, amount))));
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

    /** All that there is cash for, but for a fee. */
    private Quantity affordable(Owner owner, BookSide side, Price price) {
        var cash = exchange.bookOf(owner.account()).ledger().cash(owner.subaccount());
        var free = cash.minus(exchange.desk().locked(owner.account(), owner.subaccount()));
        var acquired = side == BookSide.BID ? price : price.complement();
        return new Quantity(Math.clamp(free.dollarsE6() * 98 / 100 / acquired.dollarsE4(), 1, 2000));
    }

    private Price price() {
        return new Price(4000 + step * chance.nextInt(20));
    }

    private Money cash() {
        return Money.ofCents(chance.nextInt((int) (opening.dollarsE6() / 100_000)));
    }

    private String anyId(List<String> ids) {
        return ids.isEmpty() ? "none" : ids.get(Math.max(0, ids.size() - 1 - chance.nextInt(12)));
    }

    private <T> T any(List<T> choices) {
        return choices.get(chance.nextInt(choices.size()));
    }
}
