package io.evenkeel.simulator.exchange;

import static io.evenkeel.simulator.Members.MARKET;
import static io.evenkeel.simulator.Members.refusal;
import static io.evenkeel.simulator.Members.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.Members;
import io.evenkeel.simulator.exchange.event.ExchangeEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.PositionChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.TopChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Traded;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.row.WireRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchingDeskTest {
    private final Members members = new Members();

    @Test
    void an_order_that_meets_nobody_rests_and_locks_its_price() {
        var order = members.bid("alpha", "10", "0.45");
        assertThat(order.row().text("status")).isEqualTo("resting");
        assertThat(members.cash("alpha")).hasToString("995.500000");
        assertThat(market().text("yes_bid_dollars")).isEqualTo("0.4500");
        assertThat(market().text("yes_bid_size_fp")).isEqualTo("10.00");
        assertThat(market().text("no_ask_dollars")).isEqualTo("0.5500");
    }

    @Test
    void a_cancelled_order_frees_what_it_locked() {
        var order = members.ask("alpha", "10", "0.45");
        assertThat(members.cash("alpha")).hasToString("994.500000");
        var done = members.done(new Instruction.Cancel("alpha", order.id(), 0));
        assertThat(done.reducedBy()).hasToString("10.00");
        assertThat(members.cash("alpha")).hasToString("1000.000000");
        assertThat(members.order("alpha", order.id()).text("remaining_count_fp"))
                .isEqualTo("0.00");
        assertThat(refusal(members.tell(new Instruction.Cancel("alpha", order.id(), 0))))
                .startsWith("404");
    }

    /** Taker fee ceil4(.07 x 4 x .52 x .48) = .0699. */
    @Test
    void a_trade_moves_cash_and_contracts_of_both_at_the_price_that_rested() {
        var maker = members.ask("alpha", "10", "0.52");
        var taker = members.take("beta", BookSide.BID, "4", "0.60");
        assertThat(taker.filledNow()).hasToString("4.00");
        assertThat(taker.averagePrice()).hasToString("0.5200");
        assertThat(taker.averageFee()).hasToString("0.0175");
        assertThat(members.cash("beta")).hasToString("997.850100");
        assertThat(members.cash("alpha")).hasToString("995.200000");
        assertThat(members.position("beta")).hasToString("4.00");
        assertThat(members.position("alpha")).hasToString("-4.00");
        assertThat(members.order("alpha", maker.id()).text("maker_fill_cost_dollars"))
                .isEqualTo("1.920000");
        assertThat(market().text("volume_fp")).isEqualTo("4.00");
        assertThat(market().text("open_interest_fp")).isEqualTo("4.00");
        assertThat(market().text("last_price_dollars")).isEqualTo("0.5200");
    }

    @Test
    void an_order_is_told_before_its_fill_and_the_book_before_both() {
        members.ask("alpha", "10", "0.52");
        members.events();
        members.take("beta", BookSide.BID, "4", "0.60");
        assertThat(members.events().stream().<Class<?>>map(ExchangeEvent::getClass))
                .isEqualTo(List.of(
                        BookChanged.class,
                        OrderChanged.class,
                        Filled.class,
                        PositionChanged.class,
                        OrderChanged.class,
                        Filled.class,
                        PositionChanged.class,
                        Traded.class,
                        TopChanged.class));
    }

    @Test
    void the_house_quotes_what_a_market_says_and_the_row_stays_until_somebody_trades() {
        members.market("yes_bid_dollars", "0.4000", "yes_ask_dollars", "0.4200", "yes_ask_size_fp", "7.00");
        assertThat(members.exchange().accounts()).containsExactly("alpha", "beta", "gamma");
        assertThat(levels(BookSide.ASK)).containsExactly("0.4200 x 7.00");
        assertThat(levels(BookSide.BID)).containsExactly("0.4000 x 100.00");
        assertThat(market().text("yes_bid_size_fp")).isEqualTo("0.00");
        members.take("beta", BookSide.BID, "4", "0.60");
        assertThat(market().text("yes_ask_size_fp")).isEqualTo("3.00");
        assertThat(market().text("yes_bid_size_fp")).isEqualTo("100.00");
        members.market("yes_bid_dollars", "0.4100");
        assertThat(levels(BookSide.BID)).containsExactly("0.4100 x 100.00");
    }

    @Test
    void a_position_that_is_closed_gives_a_dollar_per_pair_back() {
        members.bid("alpha", "10", "0.48");
        members.take("beta", BookSide.ASK, "10", "0.48");
        members.ask("alpha", "10", "0.52");
        assertThat(members.cash("alpha")).hasToString("995.200000");
        members.take("beta", BookSide.BID, "10", "0.52");
        assertThat(members.cash("alpha")).hasToString("1000.400000");
        assertThat(market().text("open_interest_fp")).isEqualTo("0.00");
    }

    @Test
    void a_name_is_used_up_for_ever() {
        var ticket = named("c-1");
        var order = members.done(new Instruction.Place("alpha", ticket)).order();
        assertThat(refusal(members.tell(new Instruction.Place("alpha", ticket))))
                .startsWith("409");
        members.done(new Instruction.Cancel("alpha", order.id(), 0));
        assertThat(refusal(members.tell(new Instruction.Place("alpha", ticket))))
                .isEqualTo("409 {error={code=order_already_exists, message=order already exists}}");
        members.done(new Instruction.Place("beta", ticket));
    }

    @Test
    void an_order_beyond_the_cash_is_refused_and_changes_nothing() {
        assertThat(refusal(members.tell(new Instruction.Place("alpha", ticket(BookSide.BID, "2000", "0.99")))))
                .isEqualTo("400 {error={code=insufficient_balance, message=insufficient balance}}");
        assertThat(members.cash("alpha")).hasToString("1000.000000");
    }

    private static Ticket named(String name) {
        var plain = ticket(BookSide.BID, "1", "0.45");
        return new Ticket(
                plain.ticker(),
                plain.side(),
                plain.count(),
                plain.price(),
                plain.timeInForce(),
                plain.selfTradePrevention(),
                name,
                null,
                false,
                false,
                false,
                0,
                null);
    }

    private List<String> levels(BookSide side) {
        return members.exchange().desk().levels(MARKET, side).stream()
                .map(level -> level.yesPrice() + " x " + level.size())
                .toList();
    }

    private WireRow market() {
        return members.exchange().markets().find(MARKET).orElseThrow().row();
    }

    @Test
    void a_resting_order_of_a_history_rests_in_the_book() {
        members.put(
                RowKind.ORDERS,
                "alpha",
                ExchangeFixture.row(
                        "order_id", "o-1",
                        "ticker", MARKET,
                        "status", "resting",
                        "book_side", "bid",
                        "yes_price_dollars", "0.3000",
                        "initial_count_fp", "10.00"));
        assertThat(members.cash("alpha")).hasToString("997.000000");
        members.take("beta", BookSide.ASK, "4", "0.20");
        assertThat(members.order("alpha", "o-1").text("fill_count_fp")).isEqualTo("4.00");
        assertThat(members.exchange().desk().queuePosition("o-1")).contains(Quantity.ZERO);
    }
}
