package io.evenkeel.simulator.exchange;

import static io.evenkeel.simulator.Members.MARKET;
import static io.evenkeel.simulator.Members.refusal;
import static io.evenkeel.simulator.Members.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.Members;
import io.evenkeel.simulator.exchange.Change.AccountOpened;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.matching.FeeAccount;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.TimeInForce;
import io.evenkeel.simulator.matching.WorkingOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order needs in cash, and what is left alone when there is not enough. */
class OrderMoneyTest {
    private final Members members = new Members();

    @Test
    void reduce_only_needs_no_cash_for_what_it_may_never_open() {
        own("alpha", "5.50");
        members.bid("alpha", "10", "0.50");
        members.take("beta", BookSide.ASK, "10", "0.50");
        assertThat(members.cash("alpha")).hasToString("0.500000");
        members.bid("beta", "200", "0.40");
        var done = members.done(new Instruction.Place("alpha", reducing("100", "0.01")));
        assertThat(done.filledNow()).hasToString("10.00");
        assertThat(done.order().row().text("status")).isEqualTo("canceled");
        assertThat(members.position("alpha")).isEqualTo(Quantity.ZERO);
        assertThat(members.events().stream()
                        .filter(OrderChanged.class::isInstance)
                        .toList()
                        .getLast())
                .extracting(event -> ((OrderChanged) event).reason())
                .isEqualTo("ReduceOnlyCancel");
    }

    @Test
    void reduce_only_still_needs_cash_for_resting_orders_that_it_would_leave_uncovered() {
        own("alpha", "5.50");
        members.bid("alpha", "10", "0.50");
        members.take("beta", BookSide.ASK, "10", "0.50");
        members.ask("alpha", "10", "0.60");
        members.bid("beta", "200", "0.02");
        assertThat(refusal(members.tell(new Instruction.Place("alpha", reducing("100", "0.01")))))
                .contains("insufficient_balance");
    }

    @ParameterizedTest
    @CsvSource({"6, 0.60", "8, 0.45"})
    void an_amendment_that_is_too_dear_is_told_to_nobody_and_changes_nothing(String more, String price) {
        own("alpha", "5.00");
        var first = members.bid("alpha", "1", "0.45");
        var amended = members.bid("alpha", "2", "0.45");
        var last = members.bid("alpha", "3", "0.45");
        members.bid("beta", "7", "0.45");
        var before = members.order("alpha", amended.id());
        members.events();
        assertThat(refusal(members.tell(amendment(amended, more, price)))).contains("insufficient_balance");
        assertThat(members.events()).isEmpty();
        assertThat(members.order("alpha", amended.id())).isEqualTo(before);
        assertThat(members.exchange().desk().ordersOf("alpha"))
                .extracting(WorkingOrder::id)
                .containsExactly(first.id(), amended.id(), last.id());
        assertThat(members.exchange().desk().queuePosition(amended.id())).hasValue(Quantity.parse("1"));
        assertThat(members.cash("alpha")).hasToString("2.300000");
    }

    @Test
    void an_amendment_is_weighed_without_what_the_order_itself_has_locked() {
        own("alpha", "5.00");
        var order = members.bid("alpha", "10", "0.50");
        members.done(amendment(order, "20", "0.25"));
        assertThat(members.cash("alpha")).hasToString("0.000000");
    }

    /** docs/exchange.md §8: a bid locks its price, and the fee comes on top; so two orders count on the same cents. */
    @Test
    void a_makers_fee_is_not_locked_and_may_take_more_than_is_there() {
        members.put(
                RowKind.SERIES, null, ExchangeFixture.row("ticker", "KXDEMO", "fee_type", "quadratic_with_maker_fees"));
        own("alpha", "0.5446");
        members.bid("alpha", "1", "0.50");
        members.bid("alpha", "1", "0.04");
        members.take("beta", BookSide.ASK, "2", "0.04");
        assertThat(members.cash("alpha")).hasToString("-0.000500");
    }

    @Test
    void an_account_of_whole_cents_needs_one_for_rounding_where_no_fee_is_charged() {
        members.change(new FeePrecisionSet("alpha", FeeAccount.CENT));
        own("alpha", "0.0149");
        var order = new Instruction.Place("alpha", ticket(BookSide.BID, "0.01", "0.50"));
        assertThat(refusal(members.tell(order))).contains("insufficient_balance");
        own("alpha", "0.0150");
        members.done(order);
        members.take("beta", BookSide.ASK, "0.01", "0.50");
        assertThat(members.cash("alpha")).hasToString("0.005000");
    }

    @Test
    void no_order_is_larger_than_can_be_reckoned_with() {
        assertThat(refusal(
                        members.tell(new Instruction.Place("#house", ticket(BookSide.BID, "1000000000.01", "0.50")))))
                .contains("invalid_order_size");
        var order = members.bid("alpha", "1", "0.45");
        assertThat(refusal(members.tell(amendment(order, "20000000000000000", "0.50"))))
                .contains("invalid_order_size");
        var most = new Instruction.Place("#house", ticket(BookSide.BID, "1000000000", "0.50"));
        members.done(most);
        members.done(new Instruction.Place("#robot", ticket(BookSide.ASK, "1000000000", "0.50")));
    }

    private void own(String account, String dollars) {
        members.change(new AccountOpened(account, Money.parse(dollars)));
    }

    private static Ticket reducing(String count, String price) {
        return new Ticket(
                MARKET,
                BookSide.ASK,
                Quantity.parse(count),
                Price.parse(price),
                TimeInForce.IMMEDIATE_OR_CANCEL,
                SelfTradePrevention.TAKER_AT_CROSS,
                null,
                null,
                false,
                true,
                false,
                0,
                null);
    }

    private static Instruction amendment(Order order, String count, String price) {
        return new Instruction.Amend(
                "alpha",
                order.id(),
                0,
                MARKET,
                BookSide.BID,
                Price.parse(price),
                Quantity.parse(count),
                null,
                null,
                null);
    }
}
