package io.evenkeel.simulator.exchange;

import static io.evenkeel.simulator.ExchangeFixture.MARKET;
import static io.evenkeel.simulator.ExchangeFixture.NOW;
import static io.evenkeel.simulator.ExchangeFixture.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.ClockMoved;
import io.evenkeel.simulator.exchange.Change.Instructed;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.RobotDismissed;
import io.evenkeel.simulator.exchange.Change.RobotsStepped;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.ledger.NetProfit;
import io.evenkeel.simulator.matching.Instruction.Place;
import io.evenkeel.simulator.matching.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Robots, strangers and the life of a market, with the engine between them. */
class RobotsAtWorkTest {
    private final ExchangeFixture fixture = new ExchangeFixture();
    private Instant now = NOW;

    @Test
    void a_robot_takes_the_place_of_the_loaded_quotes() {
        fixture.market("yes_bid_dollars", "0.3000", "yes_ask_dollars", "0.7000");
        robot("fair_dollars", "0.5000", "volatility_dollars", "0.0000", "depth", 2, "size_fp", "40.00");
        step();
        assertThat(levels(BookSide.BID)).containsExactly("0.4900 40.00", "0.4800 80.00");
        assertThat(levels(BookSide.ASK)).containsExactly("0.5100 40.00", "0.5200 80.00");
        assertThat(fixture.exchange().markets().find(MARKET).orElseThrow().row().fields())
                .containsEntry("yes_bid_dollars", "0.4900")
                .containsEntry("yes_ask_size_fp", "40.00");
    }

    @Test
    void quotes_that_are_right_keep_their_place_and_those_of_a_dismissed_robot_go() {
        robot("volatility_dollars", "0.0000");
        step();
        var before = orders();
        step();
        assertThat(orders()).isEqualTo(before);
        fixture.change(new RobotDismissed(MARKET));
        assertThat(levels(BookSide.BID)).isEmpty();
    }

    @Test
    void a_robot_is_silent_while_its_market_is_not_open() {
        robot("volatility_dollars", "0.0000");
        step();
        fixture.change(new MarketMoved(MARKET, new MarketMove.Pause()));
        fixture.change(new MarketMoved(MARKET, new MarketMove.Reopen()));
        assertThat(levels(BookSide.BID))
                .as("trading goes on with an empty book")
                .isEmpty();
        step();
        assertThat(levels(BookSide.BID)).isNotEmpty();
        fixture.change(new MarketMoved(MARKET, new MarketMove.MoveClose(now)));
        step();
        assertThat(levels(BookSide.BID)).isEmpty();
        assertThat(fixture.exchange().floor().robots())
                .map(robot -> robot.step())
                .containsExactly(3L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_restart_in_the_middle_changes_nothing(long seed) {
        fixture.market("yes_bid_dollars", "0.3000", "yes_ask_dollars", "0.7000");
        robot("seed", seed, "trades_percent", 50, "volatility_dollars", "0.0200");
        fixture.change(new AccountOpened("alpha", Money.parse("1000")));
        place(BookSide.BID, "0.4500", "500.00");
        for (var i = 0; i < 40; i++) {
            step();
        }
        var restarted = new Exchange();
        Snapshot.of(fixture.exchange()).forEach(restarted::apply);
        for (var i = 0; i < 40; i++) {
            now = now.plusSeconds(5);
            var change = new RobotsStepped(now, List.of(MARKET));
            fixture.exchange().apply(change);
            restarted.apply(change);
        }
        assertThat(Snapshot.of(restarted)).isEqualTo(Snapshot.of(fixture.exchange()));
        assertThat(fixture.exchange().tape().all().size()).isGreaterThan(10);
    }

    /** What is earned is what cash has grown by, once everything is paid. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_member_who_traded_with_strangers_is_paid_what_the_settlement_row_says(long seed) {
        robot("seed", seed, "trades_percent", 90, "volatility_dollars", "0.0300");
        fixture.change(new AccountOpened("alpha", Money.parse("1000")));
        for (var i = 0; i < 30; i++) {
            place(i % 2 == 0 ? BookSide.BID : BookSide.ASK, i % 2 == 0 ? "0.5200" : "0.4800", "7.50");
            step();
        }
        var book = fixture.exchange().bookOf("alpha");
        assertThat(book.fills().size()).isGreaterThan(10);
        fixture.settle("scalar", Price.parse("0.4150"));
        var cash = fixture.exchange().bookOf("alpha").ledger().cash(0);
        assertThat(NetProfit.of(book).total()).isEqualTo(cash.minus(Money.parse("1000")));
        assertThat(fixture.exchange().desk().locked("alpha", 0)).isEqualTo(Money.ZERO);
        assertThat(book.orders().newestFirst()).noneMatch(Order::isResting);
    }

    @Test
    void closing_and_pausing_tell_the_owners_why_their_orders_ended() {
        fixture.change(new AccountOpened("alpha", Money.parse("1000")));
        place(BookSide.BID, "0.1000", "1.00");
        fixture.exchange().apply(new Instructed(now, List.of(new Place("alpha", cancelledOnPause()))));
        assertThat(reasons(new StatusSet(true, false))).containsExactly("HaltCancel");
        fixture.change(new StatusSet(true, true));
        assertThat(reasons(new ClockMoved(Instant.parse("2027-01-01T00:00:00Z"))))
                .containsExactly("CloseCancel");
    }

    private static Ticket cancelledOnPause() {
        var plain = Ticket.limit(MARKET, BookSide.BID, Quantity.parse("1.00"), Price.parse("0.0900"));
        return new Ticket(
                plain.ticker(),
                plain.side(),
                plain.count(),
                plain.price(),
                plain.timeInForce(),
                plain.selfTradePrevention(),
                null,
                null,
                false,
                false,
                true,
                0,
                null);
    }

    private List<String> reasons(Change change) {
        return fixture.exchange().apply(change).events().stream()
                .filter(OrderChanged.class::isInstance)
                .map(event -> String.valueOf(((OrderChanged) event).reason()))
                .toList();
    }

    private void place(BookSide side, String price, String count) {
        var ticket = Ticket.limit(MARKET, side, Quantity.parse(count), Price.parse(price));
        var outcomes = fixture.exchange()
                .apply(new Instructed(now, List.of(new Place("alpha", ticket))))
                .outcomes();
        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Done.class);
    }

    private void robot(Object... fields) {
        fixture.put(RowKind.ROBOTS, row(fields).with("ticker", MARKET));
    }

    private void step() {
        now = now.plusSeconds(5);
        fixture.change(new ClockMoved(now));
        fixture.change(new RobotsStepped(now, List.of(MARKET)));
    }

    private List<String> levels(BookSide side) {
        return fixture.exchange().desk().levels(MARKET, side).stream()
                .map(level -> level.yesPrice() + " " + level.size())
                .toList();
    }

    private List<String> orders() {
        return fixture.exchange().desk().ordersOf("#robot-" + MARKET).stream()
                .map(order -> Objects.requireNonNull(order.id()))
                .toList();
    }
}
