package io.evenkeel.kalshi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBodiesTest {
    private static final ClientOrderId ID = new ClientOrderId("c-78");
    private static final MarketTicker TICKER = new MarketTicker("KXDEMO-26DEC31-T3");

    @Test
    void a_resting_order_is_written_with_decimals_as_strings() {
        var order = new NewOrder(
                ID,
                TICKER,
                BookSide.BID,
                Quantity.parse("5"),
                Price.parse("0.45"),
                TimeInForce.GOOD_TILL_CANCELED,
                SelfTradePrevention.MAKER,
                Instant.parse("2026-09-21T14:00:00.900Z"),
                true,
                false,
                true,
                new Subaccount(3),
                "g-1",
                2);

        assertThat(text(OrderBodies.create(order)))
                .isEqualTo("{\"ticker\":\"KXDEMO-26DEC31-T3\",\"client_order_id\":\"c-78\",\"side\":\"bid\","
                        + "\"count\":\"5.00\",\"price\":\"0.4500\",\"time_in_force\":\"good_till_canceled\","
                        + "\"self_trade_prevention_type\":\"maker\",\"expiration_time\":1789999200,"
                        + "\"post_only\":true,\"reduce_only\":false,\"cancel_order_on_pause\":true,"
                        + "\"subaccount\":3,\"order_group_id\":\"g-1\",\"exchange_index\":2}");
    }

    @Test
    void an_exit_only_reduces_and_never_rests() {
        var exit = NewOrder.exit(ID, TICKER, BookSide.ASK, Quantity.parse("0.01"), Price.parse("0.0001"))
                .in(new Subaccount(1));

        assertThat(text(OrderBodies.createAll(List.of(exit))))
                .isEqualTo("{\"orders\":[{\"ticker\":\"KXDEMO-26DEC31-T3\",\"client_order_id\":\"c-78\","
                        + "\"side\":\"ask\",\"count\":\"0.01\",\"price\":\"0.0001\","
                        + "\"time_in_force\":\"immediate_or_cancel\","
                        + "\"self_trade_prevention_type\":\"taker_at_cross\",\"post_only\":false,"
                        + "\"reduce_only\":true,\"cancel_order_on_pause\":false,\"subaccount\":1}]}");
    }

    @Test
    void an_amendment_names_the_new_total() {
        var amendment = new Amendment(
                OrderRef.of(new OrderId("o-4")),
                TICKER,
                BookSide.BID,
                Price.parse("0.46"),
                Quantity.parse("8"),
                ID,
                new ClientOrderId("c-78b"));

        assertThat(text(OrderBodies.amend(amendment)))
                .isEqualTo("{\"ticker\":\"KXDEMO-26DEC31-T3\",\"side\":\"bid\",\"price\":\"0.4600\","
                        + "\"count\":\"8.00\",\"client_order_id\":\"c-78\",\"updated_client_order_id\":\"c-78b\"}");
    }

    @Test
    void a_decrease_says_by_how_much_or_to_what() {
        var order = new OrderRef(new OrderId("o-4"), Subaccount.PRIMARY, TICKER, 0);

        assertThat(text(OrderBodies.decrease(order, new Decrease.By(Quantity.parse("1.5")))))
                .isEqualTo("{\"reduce_by\":\"1.50\",\"exchange_index\":0,\"market_ticker\":\"KXDEMO-26DEC31-T3\"}");
        assertThat(text(OrderBodies.decrease(OrderRef.of(new OrderId("o-4")), new Decrease.To(Quantity.ZERO))))
                .isEqualTo("{\"reduce_to\":\"0.00\"}");
    }

    @Test
    void a_batch_of_cancels_and_a_group_are_written() {
        assertThat(text(OrderBodies.cancelAll(List.of(OrderRef.of(new OrderId("o-6"))))))
                .isEqualTo("{\"orders\":[{\"order_id\":\"o-6\",\"subaccount\":0}]}");
        assertThat(text(OrderBodies.group(Quantity.parse("100"), Subaccount.PRIMARY, null)))
                .isEqualTo("{\"contracts_limit_fp\":\"100.00\",\"subaccount\":0}");
        assertThat(text(OrderBodies.empty())).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void an_order_for_nothing_or_less_cannot_be_made(String count) {
        assertThatThrownBy(() -> NewOrder.resting(ID, TICKER, BookSide.BID, Quantity.parse(count), Price.parse("0.5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be above zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1"})
    void a_price_that_no_market_has_cannot_be_asked_for(String price) {
        assertThatThrownBy(() -> NewOrder.resting(ID, TICKER, BookSide.BID, Quantity.parse("1"), Price.parse(price)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("price must be above 0 and below 1");
    }

    @Test
    void flags_that_exclude_each_other_cannot_be_combined() {
        assertThatThrownBy(() -> order(TimeInForce.GOOD_TILL_CANCELED, false, true, null))
                .hasMessage("a reduce-only order must be immediate-or-cancel");
        assertThatThrownBy(() -> order(TimeInForce.FILL_OR_KILL, false, true, null))
                .hasMessage("a reduce-only order must be immediate-or-cancel");
        assertThatThrownBy(() -> order(TimeInForce.IMMEDIATE_OR_CANCEL, true, false, null))
                .hasMessage("only an order that may rest can be post-only");
        assertThatThrownBy(() -> order(TimeInForce.FILL_OR_KILL, false, false, Instant.EPOCH))
                .hasMessage("only an order that may rest expires");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\u00e4", "12345678901234567890123456789012345678901234567890123456789012345"})
    void a_client_order_id_that_could_be_mangled_on_the_way_is_refused(String id) {
        assertThatThrownBy(() -> new ClientOrderId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    private static NewOrder order(
            TimeInForce time, boolean postOnly, boolean reduceOnly, @Nullable Instant expiration) {
        return new NewOrder(
                ID,
                TICKER,
                BookSide.BID,
                Quantity.parse("1"),
                Price.parse("0.5"),
                time,
                SelfTradePrevention.TAKER_AT_CROSS,
                expiration,
                postOnly,
                reduceOnly,
                false,
                Subaccount.PRIMARY,
                null,
                null);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
