package io.evenkeel.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.Change.DeskRestored;
import io.evenkeel.simulator.exchange.Change.RowsPut;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Traded;
import io.evenkeel.simulator.matching.Owner;
import io.evenkeel.simulator.matching.PriceLevel;
import io.evenkeel.simulator.row.WireRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds whatever three members, two sub-accounts and the house do in two markets; a thousand sequences of chance.
 * The seed of one that fails is in its name.
 */
class EnginePropertiesTest {
    private static final long FIRST_SEED = 20_261_121;
    private static final int STEPS = 80;

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + 1000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_money_contracts_and_order_are_kept(long seed) {
        var trading = new RandomTrading(seed);
        trading.run(STEPS);
        assertNobodyOwes(trading);
        assertConserved(trading);
        assertLimits(trading);
        new PriorityCheck().follow(trading.events);
        assertEventsTellTheRecords(trading);
        assertReplays(trading);
        trading.settle();
        assertConserved(trading);
        assertSettlements(trading);
        assertThat(trading.exchange.desk().engine().orders()).isEmpty();
    }

    /** Only a fee that comes after an order was taken may be more than what is left: nothing is locked for it. */
    private static void assertNobodyOwes(RandomTrading trading) {
        var exchange = trading.exchange;
        for (var account : exchange.accounts()) {
            for (var subaccount : exchange.desk().subaccounts().of(account)) {
                var free = exchange.bookOf(account)
                        .ledger()
                        .cash(subaccount)
                        .minus(exchange.desk().locked(account, subaccount));
                var late = trading.isPaidAtOnce(account) ? Money.ZERO : fees(exchange, account, subaccount);
                assertThat(free.plus(late).signum())
                        .as(account + "/" + subaccount + " " + free)
                        .isNotNegative();
            }
        }
    }

    private static Money fees(Exchange exchange, String account, int subaccount) {
        return exchange.bookOf(account).fills().newestFirst().stream()
                .filter(fill -> fill.subaccount() == subaccount)
                .map(Fill::fee)
                .reduce(Money.ZERO, Money::plus);
    }

    /** All cash, all fees, and a dollar for every open pair of contracts are what was paid in. */
    private static void assertConserved(RandomTrading trading) {
        var exchange = trading.exchange;
        var sum = Money.ZERO;
        var net = new HashMap<String, Quantity>();
        for (var account : exchange.participants()) {
            var book = exchange.bookOf(account);
            for (var subaccount : exchange.desk().subaccounts().of(account)) {
                sum = sum.plus(book.ledger().cash(subaccount));
            }
            for (var fill : book.fills().newestFirst()) {
                sum = sum.plus(fill.fee());
            }
            for (var market : book.ledger().flows().entrySet()) {
                var ticker = market.getKey().ticker();
                var position = market.getValue().position();
                net.merge(ticker, position, Quantity::plus);
                if (position.signum() > 0) {
                    sum = sum.plus(Price.ONE.times(position));
                }
            }
            for (var row : book.settlements().newestFirst()) {
                sum = sum.minus(row.revenue());
            }
        }
        assertThat(net.values()).allMatch(Quantity::isZero);
        assertThat(sum).isEqualTo(new Money(3 * trading.opening.dollarsE6()));
    }

    /** No order fills beyond its count, and none outside the limit that it had at that moment. */
    private static void assertLimits(RandomTrading trading) {
        var latest = new HashMap<String, WireRow>();
        for (var event : trading.events) {
            if (event instanceof OrderChanged changed) {
                latest.put(changed.after().id(), changed.after().row());
            } else if (event instanceof Filled filled) {
                var order = Objects.requireNonNull(latest.get(filled.fill().orderId()));
                var limit = order.parsed("yes_price_dollars", Price::parse);
                var paid = filled.fill().yesPrice();
                var kept =
                        filled.fill().side() == BookSide.BID ? paid.compareTo(limit) <= 0 : paid.compareTo(limit) >= 0;
                assertThat(kept).as(order.text("order_id")).isTrue();
                assertThat(count(order, "fill_count_fp")).isLessThanOrEqualTo(count(order, "initial_count_fp"));
            }
        }
    }

    private static void assertEventsTellTheRecords(RandomTrading trading) {
        var told = new HashMap<Owner, Map<String, MarketFlows>>();
        var orders = new HashMap<String, WireRow>();
        var levels = new TreeMap<String, Quantity>();
        for (var event : trading.events) {
            switch (event) {
                case Filled filled -> {
                    var fill = filled.fill();
                    var flows = told.computeIfAbsent(
                                    new Owner(filled.account(), fill.subaccount()), any -> new HashMap<>())
                            .computeIfAbsent(fill.ticker(), any -> new MarketFlows());
                    flows.add(fill);
                    assertThat(filled.postPosition()).isEqualTo(flows.position());
                }
                case OrderChanged changed ->
                    orders.put(changed.after().id(), changed.after().row());
                case BookChanged changed ->
                    levels.merge(
                            changed.ticker() + changed.side() + changed.yesPrice(), changed.delta(), Quantity::plus);
                default -> {}
            }
        }
        told.forEach((owner, markets) -> markets.forEach((ticker, flows) -> {
            var kept = trading.exchange.bookOf(owner.account()).ledger().flows();
            assertThat(Objects.requireNonNull(kept.get(new MarketKey(ticker, owner.subaccount())))
                            .cash())
                    .isEqualTo(flows.cash());
        }));
        orders.forEach((id, row) -> assertThat(orderOf(trading.exchange, id)).isEqualTo(row));
        levels.values().removeIf(Quantity::isZero);
        assertThat(levels).isEqualTo(levelsOf(trading.exchange));
    }

    private static Map<String, Quantity> levelsOf(Exchange exchange) {
        var levels = new TreeMap<String, Quantity>();
        for (var ticker : RandomTrading.MARKETS) {
            for (var side : BookSide.values()) {
                for (PriceLevel level : exchange.desk().levels(ticker, side)) {
                    levels.put(ticker + side + level.yesPrice(), level.size());
                }
            }
        }
        return levels;
    }

    private static WireRow orderOf(Exchange exchange, String id) {
        return exchange.accounts().stream()
                .flatMap(account -> exchange.bookOf(account).orders().find(id).stream())
                .findFirst()
                .orElseThrow()
                .row();
    }

    /** The same changes again, and those after a snapshot in the middle on top of it, come to the same state. */
    private static void assertReplays(RandomTrading trading) {
        var changes = trading.changes;
        var half = changes.size() / 2;
        var again = new Exchange();
        changes.subList(0, half).forEach(again::apply);
        var middle = new Exchange();
        Snapshot.of(again).forEach(middle::apply);
        assertSame(middle, again);
        changes.subList(half, changes.size()).forEach(change -> {
            var events = again.apply(change).events();
            assertThat(middle.apply(change).events().equals(events)).isTrue();
        });
        assertSame(again, trading.exchange);
        assertSame(middle, trading.exchange);
    }

    private static void assertSame(Exchange one, Exchange other) {
        if (!Snapshot.of(one).equals(Snapshot.of(other))) {
            assertThat(lines(one)).containsExactlyElementsOf(lines(other));
        }
    }

    /** Everything that a snapshot tells, row by row. */
    private static List<String> lines(Exchange exchange) {
        return Snapshot.of(exchange).stream()
                .flatMap(change -> change instanceof RowsPut put
                        ? put.rows().stream().map(row -> put.kind() + " " + put.account() + " " + row.fields())
                        : Stream.of(
                                change instanceof DeskRestored desk
                                        ? desk.state().fields().toString()
                                        : change.toString()))
                .toList();
    }

    /** pnl-rules §5: what the row says is what the fills and the pay-out came to. */
    private static void assertSettlements(RandomTrading trading) {
        var rows = new ArrayList<Settlement>();
        for (var account : trading.exchange.participants()) {
            var book = trading.exchange.bookOf(account);
            for (var row : book.settlements().newestFirst()) {
                var flows = Objects.requireNonNull(
                        book.ledger().flows().get(new MarketKey(row.ticker(), row.subaccount())));
                assertThat(SettlementRule.isComplete(flows, row)).isTrue();
                assertThat(SettlementRule.identity(row)).isEqualTo(flows.cash().plus(row.revenue()));
                rows.add(row);
            }
        }
        var traded = trading.events.stream().anyMatch(Traded.class::isInstance);
        assertThat(rows.isEmpty()).isEqualTo(!traded);
    }

    private static Quantity count(WireRow row, String field) {
        return row.parsed(field, Quantity::parse);
    }
}
