package io.evenkeel.simulator.exchange;

import static io.evenkeel.simulator.Members.MARKET;
import static io.evenkeel.simulator.Members.refusal;
import static io.evenkeel.simulator.Members.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.Members;
import io.evenkeel.simulator.exchange.Change.FeePrecisionSet;
import io.evenkeel.simulator.exchange.Change.MarketMoved;
import io.evenkeel.simulator.exchange.Change.StatusSet;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.life.MarketMove;
import io.evenkeel.simulator.matching.FeeAccount;
import io.evenkeel.simulator.matching.Instruction;
import io.evenkeel.simulator.matching.SelfTradePrevention;
import io.evenkeel.simulator.matching.Ticket;
import io.evenkeel.simulator.matching.TimeInForce;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MatchingRulesTest {
    private final Members members = new Members();

    @Test
    void an_arriving_order_ends_where_it_would_meet_its_owners_own() {
        members.ask("beta", "2", "0.50");
        var own = members.ask("alpha", "5", "0.51");
        var taker = members.done(place("alpha", ticket(BookSide.BID, "10", "0.55")));
        assertThat(taker.filledNow()).hasToString("2.00");
        assertThat(taker.order().row().text("status")).isEqualTo("canceled");
        assertThat(lastReason()).isEqualTo("SelfTradeCancel");
        assertThat(members.order("alpha", own.id()).text("status")).isEqualTo("resting");
    }

    @Test
    void or_the_resting_one_gives_way_and_matching_goes_on() {
        var own = members.ask("alpha", "5", "0.50");
        members.ask("beta", "2", "0.51");
        var taker = members.done(
                place("alpha", with(ticket(BookSide.BID, "2", "0.55"), Map.of("stp", SelfTradePrevention.MAKER))));
        assertThat(taker.filledNow()).hasToString("2.00");
        assertThat(members.order("alpha", own.id()).text("status")).isEqualTo("canceled");
    }

    @Test
    void post_only_is_refused_when_it_would_cross_and_cancelled_when_an_amendment_would() {
        members.ask("beta", "2", "0.50");
        var postOnly = with(ticket(BookSide.BID, "1", "0.50"), Map.of("post", true));
        assertThat(refusal(members.tell(place("alpha", postOnly)))).contains("invalid_order", "post only cross");
        var resting = members.done(place("alpha", with(ticket(BookSide.BID, "1", "0.49"), Map.of("post", true))));
        members.done(amend(resting.order(), "1", "0.50"));
        assertThat(lastReason()).isEqualTo("PostOnlyCrossCancel");
    }

    @Test
    void fill_or_kill_fills_all_or_is_refused() {
        members.ask("beta", "2", "0.50");
        var order = ticket(BookSide.BID, "3", "0.55").withTimeInForce(TimeInForce.FILL_OR_KILL);
        assertThat(refusal(members.tell(place("alpha", order)))).contains("fill_or_kill_insufficient_resting_volume");
        members.ask("gamma", "1", "0.55");
        assertThat(members.done(place("alpha", order)).averagePrice()).hasToString("0.5167");
    }

    @Test
    void reduce_only_never_goes_beyond_what_is_held_and_must_be_immediate() {
        members.ask("beta", "2", "0.50");
        members.take("alpha", BookSide.BID, "2", "0.50");
        members.bid("beta", "9", "0.40");
        var waiting = with(ticket(BookSide.ASK, "5", "0.40"), Map.of("reduce", true));
        assertThat(refusal(members.tell(place("alpha", waiting)))).contains("invalid_order");
        var done = members.done(place("alpha", waiting.withTimeInForce(TimeInForce.IMMEDIATE_OR_CANCEL)));
        assertThat(done.filledNow()).hasToString("2.00");
        assertThat(members.position("alpha")).isEqualTo(Quantity.ZERO);
        assertThat(lastReason()).isEqualTo("ReduceOnlyCancel");
    }

    @Test
    void an_order_ends_when_its_time_is_over() {
        var until = members.exchange().now().plusSeconds(60);
        var order = members.done(place("alpha", with(ticket(BookSide.BID, "1", "0.45"), Map.of("until", until))));
        members.pass(Duration.ofSeconds(59));
        assertThat(members.order("alpha", order.order().id()).text("status")).isEqualTo("resting");
        members.pass(Duration.ofSeconds(1));
        assertThat(members.order("alpha", order.order().id()).text("status")).isEqualTo("canceled");
        assertThat(lastReason()).isEqualTo("ExpiryCancel");
        assertThat(refusal(members.tell(
                        place("alpha", with(ticket(BookSide.BID, "1", "0.45"), Map.of("until", until))))))
                .contains("expiration_time is in the past");
    }

    @Test
    void an_order_that_ends_while_the_clock_jumps_ends_at_its_own_time() {
        var until = members.exchange().now().plusSeconds(60);
        var late = members.done(
                place("alpha", with(ticket(BookSide.BID, "2", "0.45"), Map.of("until", until.plusSeconds(60)))));
        var soon = members.done(place("alpha", with(ticket(BookSide.BID, "1", "0.45"), Map.of("until", until))));
        members.events();
        members.pass(Duration.ofHours(1));
        assertThat(members.order("alpha", soon.order().id()).text("last_update_time"))
                .isEqualTo("2026-10-01T12:01:00Z");
        assertThat(members.order("alpha", late.order().id()).text("last_update_time"))
                .isEqualTo("2026-10-01T12:02:00Z");
        assertThat(members.events().stream()
                        .filter(BookChanged.class::isInstance)
                        .map(event -> event.at() + " " + ((BookChanged) event).delta()))
                .containsExactly("2026-10-01T12:01:00Z -1.00", "2026-10-01T12:02:00Z -2.00");
        assertThat(members.exchange().now()).hasToString("2026-10-01T13:00:00Z");
    }

    @Test
    void a_group_ends_all_its_orders_when_it_matched_its_limit_within_fifteen_seconds() {
        var group = group("10");
        var grouped = Map.<String, Object>of("group", group);
        var first = members.done(place("alpha", with(ticket(BookSide.BID, "20", "0.45"), grouped)));
        var second = members.done(place("alpha", with(ticket(BookSide.BID, "5", "0.40"), grouped)));
        members.take("beta", BookSide.ASK, "9", "0.45");
        members.pass(Duration.ofSeconds(15));
        members.take("beta", BookSide.ASK, "9", "0.45");
        assertThat(members.order("alpha", second.order().id()).text("status")).isEqualTo("resting");
        members.take("beta", BookSide.ASK, "1", "0.45");
        assertThat(members.order("alpha", first.order().id()).text("status")).isEqualTo("canceled");
        assertThat(members.order("alpha", second.order().id()).text("status")).isEqualTo("canceled");
        var late = place("alpha", with(ticket(BookSide.BID, "1", "0.40"), grouped));
        assertThat(refusal(members.tell(late))).contains("order_group_limit_exceeded");
        members.tell(new Instruction.ResetGroup("alpha", 0, group));
        members.done(late);
    }

    @Test
    void a_smaller_count_keeps_its_place_and_anything_else_goes_to_the_end() {
        var first = members.bid("alpha", "10", "0.45");
        members.bid("beta", "10", "0.45");
        members.done(amend(first, "8", "0.45"));
        assertThat(ahead(first)).isEqualTo("0.00");
        members.done(amend(first, "9", "0.45"));
        assertThat(ahead(first)).isEqualTo("10.00");
        members.done(new Instruction.Decrease("alpha", first.id(), 0, Quantity.parse("4"), null));
        assertThat(members.order("alpha", first.id()).text("remaining_count_fp"))
                .isEqualTo("5.00");
        assertThat(members.cash("alpha")).hasToString("997.750000");
        members.bid("gamma", "3", "0.46");
        assertThat(ahead(first)).isEqualTo("13.00");
        var gone = members.done(new Instruction.Decrease("alpha", first.id(), 0, null, Quantity.ZERO));
        assertThat(gone.order().row().text("status")).isEqualTo("canceled");
    }

    @Test
    void an_amendment_may_trade_and_must_name_the_same_side_and_market() {
        members.ask("beta", "4", "0.50");
        var order = members.bid("alpha", "3", "0.45");
        var done = members.done(amend(order, "6", "0.50"));
        assertThat(done.filledNow()).hasToString("4.00");
        assertThat(done.order().row().text("remaining_count_fp")).isEqualTo("2.00");
        var otherSide = new Instruction.Amend(
                "alpha",
                order.id(),
                0,
                MARKET,
                BookSide.ASK,
                Price.parse("0.5"),
                Quantity.parse("6"),
                null,
                null,
                null);
        assertThat(refusal(members.tell(otherSide))).contains("order_side_mismatch");
    }

    @Test
    void a_pause_cancels_only_what_asked_for_it_and_takes_nothing_new() {
        var stays = members.bid("alpha", "1", "0.45");
        var goes = members.done(place("alpha", with(ticket(BookSide.BID, "1", "0.45"), Map.of("halt", true))));
        members.change(new StatusSet(true, false));
        assertThat(lastReason()).isEqualTo("HaltCancel");
        assertThat(members.order("alpha", goes.order().id()).text("status")).isEqualTo("canceled");
        assertThat(refusal(members.tell(place("beta", ticket(BookSide.BID, "1", "0.45")))))
                .contains("trading_is_paused");
        members.done(new Instruction.Cancel("alpha", stays.id(), 0));
    }

    /** docs/exchange.md §14: after close everything is refused, and what rests is cancelled shortly afterwards. */
    @Test
    void a_closed_market_takes_no_change_and_no_cancel() {
        var order = members.bid("alpha", "3", "0.45");
        members.change(new MarketMoved(
                MARKET, new MarketMove.MoveClose(members.exchange().now())));
        var amend = new Instruction.Amend(
                "alpha",
                order.id(),
                0,
                MARKET,
                BookSide.BID,
                Price.parse("0.44"),
                Quantity.parse("3"),
                null,
                null,
                null);
        for (var instruction : List.of(
                amend,
                new Instruction.Decrease("alpha", order.id(), 0, Quantity.parse("1"), null),
                new Instruction.Cancel("alpha", order.id(), 0))) {
            assertThat(refusal(members.tell(instruction))).startsWith("400").contains("market_inactive");
        }
        assertThat(members.tell(new Instruction.CancelAll("alpha", null)))
                .isEqualTo(new Outcome.AllCanceled(0, members.exchange().now()));
        assertThat(members.order("alpha", order.id()).text("status")).isEqualTo("resting");
        members.pass(Duration.ofSeconds(1));
        assertThat(members.order("alpha", order.id()).text("status")).isEqualTo("canceled");
        assertThat(lastReason()).isEqualTo("CloseCancel");
        assertThat(refusal(members.tell(new Instruction.Cancel("alpha", order.id(), 0))))
                .startsWith("404");
    }

    @Test
    void a_row_that_opens_a_closed_market_again_opens_it_with_an_empty_book() {
        var order = members.bid("alpha", "3", "0.45");
        members.market("status", "closed");
        assertThat(members.order("alpha", order.id()).text("status")).isEqualTo("resting");
        members.market("status", "active");
        assertThat(members.order("alpha", order.id()).text("status")).isEqualTo("canceled");
    }

    @Test
    void closing_a_market_ends_every_order_of_it() {
        var order = members.bid("alpha", "1", "0.45");
        members.pass(Duration.ofDays(92));
        assertThat(members.order("alpha", order.id()).text("status")).isEqualTo("canceled");
        assertThat(lastReason()).isEqualTo("CloseCancel");
        assertThat(refusal(members.tell(place("beta", ticket(BookSide.BID, "1", "0.45")))))
                .contains("market_inactive");
    }

    @Test
    void a_price_lies_on_the_grid_that_the_market_names() {
        members.market("price_ranges", List.of(Map.of("start", "0.0000", "end", "1.0000", "step", "0.0050")));
        members.bid("alpha", "1", "0.455");
        assertThat(refusal(members.tell(place("alpha", ticket(BookSide.BID, "1", "0.4520")))))
                .isEqualTo("400 {error={code=invalid_price, message=invalid price}}");
    }

    /** docs/exchange.md: 3 x 0.03 at .3301 on an account of whole cents cost .010097, .000097 and .000097. */
    @Test
    void an_account_of_whole_cents_gets_back_what_rounding_took_a_cent_at_a_time() {
        members.change(new FeePrecisionSet("alpha", FeeAccount.CENT));
        members.market("price_ranges", List.of(Map.of("start", "0.0000", "end", "1.0000", "step", "0.0001")));
        members.ask("gamma", "0.03", "0.3301");
        members.ask("gamma", "0.03", "0.3301");
        members.ask("gamma", "0.03", "0.3301");
        members.take("alpha", BookSide.BID, "0.09", "0.3301");
        var fees = members.exchange().bookOf("alpha").fills().oldestFirst().stream()
                .map(fill -> fill.fee().toString())
                .toList();
        assertThat(fees).containsExactly("0.010097", "0.000097", "0.000097");
    }

    @Test
    void cash_goes_from_one_sub_account_to_another_once() {
        assertThat(members.tell(new Instruction.OpenSubaccount("alpha"))).isInstanceOf(Outcome.SubaccountOpened.class);
        var transfer = new Instruction.Transfer("alpha", "t-1", 0, 1, Money.parse("12.34"));
        assertThat(members.tell(transfer)).isInstanceOf(Outcome.Transferred.class);
        assertThat(members.cash("alpha")).hasToString("987.660000");
        assertThat(refusal(members.tell(transfer))).startsWith("409");
        var tooMuch = new Instruction.Transfer("alpha", "t-2", 1, 0, Money.parse("12.35"));
        assertThat(refusal(members.tell(tooMuch))).contains("insufficient_balance");
    }

    private String group(String limit) {
        var made = members.tell(new Instruction.CreateGroup("alpha", 0, Quantity.parse(limit)));
        return ((Outcome.GroupDone) made).groupId();
    }

    private String ahead(Order order) {
        return members.exchange().desk().queuePosition(order.id()).orElseThrow().toString();
    }

    /** Why the last order that changed did so. */
    private String lastReason() {
        return members.events().stream()
                .filter(OrderChanged.class::isInstance)
                .map(event -> Objects.toString(((OrderChanged) event).reason(), ""))
                .toList()
                .getLast();
    }

    private static Instruction place(String account, Ticket ticket) {
        return new Instruction.Place(account, ticket);
    }

    private static Instruction amend(Order order, String count, String price) {
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

    /** The ticket with something special about it. */
    private static Ticket with(Ticket plain, Map<String, Object> special) {
        return new Ticket(
                plain.ticker(),
                plain.side(),
                plain.count(),
                plain.price(),
                plain.timeInForce(),
                (SelfTradePrevention) special.getOrDefault("stp", plain.selfTradePrevention()),
                null,
                (Instant) special.get("until"),
                special.containsKey("post"),
                special.containsKey("reduce"),
                special.containsKey("halt"),
                0,
                (String) special.get("group"));
    }
}
