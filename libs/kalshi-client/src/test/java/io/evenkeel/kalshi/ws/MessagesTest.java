package io.evenkeel.kalshi.ws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.id.Subaccount;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.wire.Fields;
import io.evenkeel.kalshi.wire.OrderBook;
import io.evenkeel.kalshi.wire.PriceRange;
import io.evenkeel.kalshi.wire.RecordText;
import io.evenkeel.kalshi.wire.UnreadableRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The inside of each frame, value by value; made-up values in the shapes of the exchange. */
class MessagesTest {
    private static final MarketTicker T3 = new MarketTicker("KXDEMO-26DEC31-T3");
    private static final Instant AT = Instant.ofEpochMilli(1789913110120L);

    @Test
    void a_book_is_read_level_by_level_and_a_missing_side_is_empty() {
        assertThat(read(Channel.ORDERBOOK, "orderbook_snapshot", """
                {"market_ticker":"KXDEMO-26DEC31-T3","market_id":"f5",
                 "yes_dollars_fp":[["0.5900","7.00"],["0.6000","40.00"]]}"""))
                .isEqualTo(new OrderbookSnapshot(
                        T3,
                        "f5",
                        List.of(
                                new OrderBook.Level(Price.parse("0.59"), Quantity.parse("7")),
                                new OrderBook.Level(Price.parse("0.60"), Quantity.parse("40"))),
                        List.of()));
        assertThat(read(Channel.ORDERBOOK, "orderbook_delta", """
                {"market_ticker":"KXDEMO-26DEC31-T3","market_id":"f5","price_dollars":"0.6000","delta_fp":"-4.00",
                 "side":"no","client_order_id":"c-79","subaccount":2,"ts_ms":1789913110120}"""))
                .isEqualTo(new OrderbookDelta(
                        T3,
                        "f5",
                        BookSide.ASK,
                        Price.parse("0.60"),
                        Quantity.parse("-4"),
                        "c-79",
                        new Subaccount(2),
                        AT));
    }

    @Test
    void quotes_are_read_exactly() {
        assertThat(read(Channel.QUOTES, "ticker", """
                {"market_id":"f5","market_ticker":"KXDEMO-26DEC31-T3","price_dollars":"0.6100",
                 "yes_bid_dollars":"0.6000","yes_ask_dollars":"0.6105","volume_fp":"2044.00",
                 "open_interest_fp":"812.50","dollar_volume":1022,"dollar_open_interest":-406,
                 "yes_bid_size_fp":"36.00","yes_ask_size_fp":"12.00","last_trade_size_fp":"4.00",
                 "ts":1789913110,"ts_ms":1789913110120}"""))
                .isEqualTo(new TickerUpdate(
                        T3,
                        "f5",
                        Price.parse("0.61"),
                        Price.parse("0.60"),
                        Price.parse("0.6105"),
                        Quantity.parse("36"),
                        Quantity.parse("12"),
                        Quantity.parse("4"),
                        Quantity.parse("2044"),
                        Quantity.parse("812.5"),
                        1022,
                        -406,
                        AT));
    }

    @Test
    void a_closing_sale_of_yes_is_a_fill_that_gains_no() {
        assertThat(read(Channel.FILLS, "fill", """
                {"trade_id":"0b1d","order_id":"9a00","client_order_id":"c-80","market_ticker":"KXDEMO-26DEC31-T3",
                 "exchange_index":1,"is_taker":true,"side":"no","yes_price_dollars":"0.6100","count_fp":"4.00",
                 "fee_cost":"0.066700","action":"sell","ts_ms":1789913110120,"post_position_fp":"-6.00",
                 "purchased_side":"no","outcome_side":"no","book_side":"ask","subaccount":3}"""))
                .isEqualTo(new FillUpdate(
                        new FillId("0b1d"),
                        new OrderId("9a00"),
                        "c-80",
                        T3,
                        new Subaccount(3),
                        BookSide.ASK,
                        Quantity.parse("4"),
                        Price.parse("0.61"),
                        Money.parse("0.0667"),
                        true,
                        Quantity.parse("-6"),
                        AT,
                        1));
    }

    @Test
    void a_position_is_read_exactly() {
        assertThat(read(Channel.POSITIONS, "market_position", """
                {"user_id":"u","market_ticker":"KXDEMO-26DEC31-T3","position_fp":"-6.00",
                 "position_cost_dollars":"3.120000","realized_pnl_dollars":"-0.360000",
                 "fees_paid_dollars":"0.241500","position_fee_cost_dollars":"0.104880","volume_fp":"14.00"}"""))
                .isEqualTo(new PositionUpdate(
                        "u",
                        T3,
                        Subaccount.PRIMARY,
                        Quantity.parse("-6"),
                        Money.parse("3.12"),
                        Money.parse("-0.36"),
                        Money.parse("0.2415"),
                        Money.parse("0.10488"),
                        Quantity.parse("14")));
    }

    @Test
    void an_order_is_read_exactly() {
        assertThat(read(Channel.ORDERS, "user_order", """
                {"order_id":"9a00","user_id":"u","ticker":"KXDEMO-26DEC31-T3","exchange_index":0,
                 "status":"executed","side":"yes","is_yes":true,"outcome_side":"no","book_side":"ask",
                 "yes_price_dollars":"0.6100","fill_count_fp":"4.00","remaining_count_fp":"0.00",
                 "initial_count_fp":"5.00","taker_fill_cost_dollars":"1.560000",
                 "maker_fill_cost_dollars":"0.000001","taker_fees_dollars":"0.066700",
                 "maker_fees_dollars":"0.000002","client_order_id":"c-80","order_group_id":"g",
                 "self_trade_prevention_type":"taker_at_cross","created_ts_ms":1789913110119,
                 "last_updated_ts_ms":1789913110120,"expiration_ts_ms":1789913110121,
                 "last_update_reason":"Trade","subaccount_number":0}"""))
                .isEqualTo(new OrderUpdate(
                        new OrderId("9a00"),
                        "c-80",
                        "u",
                        T3,
                        Subaccount.PRIMARY,
                        BookSide.ASK,
                        "executed",
                        "Trade",
                        Price.parse("0.61"),
                        Quantity.parse("5"),
                        Quantity.parse("4"),
                        Quantity.parse("0"),
                        new OrderUpdate.Sums(
                                Money.parse("1.56"),
                                Money.parse("0.000001"),
                                Money.parse("0.0667"),
                                Money.parse("0.000002")),
                        AT.minusMillis(1),
                        AT,
                        AT.plusMillis(1),
                        "g",
                        "taker_at_cross",
                        0));
    }

    @Test
    void a_new_market_is_read_with_its_grid_and_its_line() {
        assertThat(turn("""
                {"market_ticker":"KXDEMO-26DEC31-T3","event_type":"created","exchange_index":2,
                 "open_ts":1780322400,"close_ts":1798761540,"price_level_structure":"linear_cent",
                 "price_ranges":[{"start":"0.0000","end":"1.0000","step":"0.0100"}],
                 "additional_metadata":{"name":"Demo","title":"Title","yes_sub_title":"3 or more",
                 "no_sub_title":"Below 3","rules_primary":"made-up rule","rules_secondary":"",
                 "can_close_early":true,"event_ticker":"KXDEMO-26DEC31","expected_expiration_ts":1798783200,
                 "strike_type":"greater_or_equal","floor_strike":3}}"""))
                .isEqualTo(new MarketLifecycle.Created(
                        T3,
                        Instant.ofEpochSecond(1780322400),
                        Instant.ofEpochSecond(1798761540),
                        2,
                        new MarketLifecycle.PriceGrid(
                                "linear_cent", List.of(new PriceRange(Price.ZERO, Price.ONE, Price.parse("0.01")))),
                        new MarketLifecycle.Description(
                                new EventTicker("KXDEMO-26DEC31"),
                                "Demo",
                                "Title",
                                "3 or more",
                                "Below 3",
                                "made-up rule",
                                null,
                                true,
                                Instant.ofEpochSecond(1798783200),
                                new MarketLifecycle.Strike("greater_or_equal", BigDecimal.valueOf(3), null, null))));
    }

    @Test
    void every_turn_of_a_market_is_read() {
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"deactivated\",\"is_deactivated\":true}"))
                .isEqualTo(new MarketLifecycle.Activation(new MarketTicker("A"), true));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"activated\",\"is_deactivated\":false}"))
                .isEqualTo(new MarketLifecycle.Activation(new MarketTicker("A"), false));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"close_date_updated\",\"close_ts\":1798761540}"))
                .isEqualTo(
                        new MarketLifecycle.CloseDateUpdated(new MarketTicker("A"), Instant.ofEpochSecond(1798761540)));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"determined\",\"result\":\"scalar\","
                        + "\"determination_ts\":1798783300,\"settlement_value\":\"0.3700\"}"))
                .isEqualTo(new MarketLifecycle.Determined(
                        new MarketTicker("A"), "scalar", Instant.ofEpochSecond(1798783300), Price.parse("0.37")));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"settled\",\"settled_ts\":1798786900}"))
                .isEqualTo(new MarketLifecycle.Settled(new MarketTicker("A"), Instant.ofEpochSecond(1798786900)));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"price_level_structure_updated\","
                        + "\"price_level_structure\":\"deci_cent\",\"price_ranges\":[]}"))
                .isEqualTo(new MarketLifecycle.PriceGridUpdated(
                        new MarketTicker("A"), new MarketLifecycle.PriceGrid("deci_cent", List.of())));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"metadata_updated\",\"strike_type\":\"custom\","
                        + "\"custom_strike\":{\"a\":1},\"yes_sub_title\":\"x\"}"))
                .isEqualTo(new MarketLifecycle.MetadataUpdated(
                        new MarketTicker("A"), "x", new MarketLifecycle.Strike("custom", null, null, "{\"a\":1}")));
        assertThat(turn("{\"market_ticker\":\"A\",\"event_type\":\"frozen\"}"))
                .isEqualTo(new MarketLifecycle.Other(new MarketTicker("A"), "frozen"));
    }

    @Test
    void events_and_order_groups_are_read() {
        assertThat(read(Channel.LIFECYCLE, "event_lifecycle", """
                {"event_ticker":"KXDEMO-27","exchange_index":0,"title":"Demo count","subtitle":"By year end",
                 "collateral_return_type":"MECNET","series_ticker":"KXDEMO","strike_date":1830297540}"""))
                .isEqualTo(new EventCreated(
                        new EventTicker("KXDEMO-27"),
                        new SeriesTicker("KXDEMO"),
                        "Demo count",
                        "By year end",
                        "MECNET",
                        Instant.ofEpochSecond(1830297540),
                        null,
                        0));
        assertThat(read(Channel.LIFECYCLE, "event_fee_update", """
                {"event_ticker":"KXDEMO-27","fee_type_override":null,"fee_multiplier_override":0.5}"""))
                .isEqualTo(new EventFeeUpdate(new EventTicker("KXDEMO-27"), null, new BigDecimal("0.5")));
        assertThat(read(Channel.ORDER_GROUPS, "order_group_updates", """
                {"event_type":"created","order_group_id":"g","contracts_limit_fp":"100.00",
                 "ts_ms":1789913110120}"""))
                .isEqualTo(new OrderGroupUpdate("g", "created", Quantity.parse("100"), AT));
    }

    /** Until March 2026 counts were whole numbers and money whole cents or less: no field of that time is taken. */
    @ParameterizedTest
    @MethodSource({"framesOfTheCentsEra", "positionsAndBooksOfTheCentsEra"})
    void frames_of_the_cents_era_are_not_misread(Channel channel, String type, String msg, String reason) {
        assertThatThrownBy(() -> read(channel, type, msg))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void a_fill_of_nothing_and_sides_that_differ_make_no_sense() {
        var fill = "{\"trade_id\":\"t\",\"order_id\":\"o\",\"market_ticker\":\"A\",\"is_taker\":true,"
                + "\"yes_price_dollars\":\"0.61\",\"count_fp\":\"1\",\"fee_cost\":\"0\",\"ts_ms\":1789913110120,"
                + "\"post_position_fp\":\"1\",\"outcome_side\":\"yes\",\"book_side\":\"bid\"}";

        assertThat(read(Channel.FILLS, "fill", fill)).isInstanceOf(FillUpdate.class);
        assertThatThrownBy(() -> read(Channel.FILLS, "fill", fill.replace("\"count_fp\":\"1\"", "\"count_fp\":\"0\"")))
                .hasMessage("count_fp is zero");
        assertThatThrownBy(() -> read(Channel.FILLS, "fill", fill.replace("\"yes\"", "\"no\"")))
                .hasMessage("book_side and outcome_side differ");
    }

    private static Stream<Arguments> framesOfTheCentsEra() {
        return Stream.of(
                Arguments.of(
                        Channel.TRADES,
                        "trade",
                        "{\"trade_id\":\"t\",\"market_ticker\":\"A\",\"yes_price\":27,\"no_price\":73,"
                                + "\"yes_price_dollars\":\"0.2700\",\"no_price_dollars\":\"0.7300\",\"count\":7,"
                                + "\"taker_side\":\"yes\",\"ts\":1759350609}",
                        "count_fp is missing"),
                Arguments.of(
                        Channel.QUOTES,
                        "ticker",
                        "{\"market_id\":\"m\",\"market_ticker\":\"A\",\"price\":0,\"yes_bid\":0,"
                                + "\"yes_ask\":3,\"price_dollars\":\"\",\"yes_bid_dollars\":\"0.0000\","
                                + "\"yes_ask_dollars\":\"0.0300\",\"volume\":0,\"open_interest\":0,"
                                + "\"dollar_volume\":0,\"dollar_open_interest\":0,\"ts\":1759351915}",
                        "price_dollars"),
                Arguments.of(
                        Channel.FILLS,
                        "fill",
                        "{\"trade_id\":\"t\",\"order_id\":\"o\",\"market_ticker\":\"A\","
                                + "\"is_taker\":true,\"side\":\"yes\",\"yes_price\":75,\"count\":278,"
                                + "\"action\":\"buy\",\"ts\":1671899397}",
                        "count_fp is missing"));
    }

    private static Stream<Arguments> positionsAndBooksOfTheCentsEra() {
        return Stream.of(
                Arguments.of(
                        Channel.POSITIONS,
                        "market_position",
                        "{\"user_id\":\"u\",\"market_ticker\":\"A\",\"position\":100,"
                                + "\"position_cost\":500000,\"realized_pnl\":100000,\"fees_paid\":10000,"
                                + "\"volume\":15}",
                        "position_fp is missing"),
                Arguments.of(
                        Channel.ORDERBOOK,
                        "orderbook_delta",
                        "{\"market_ticker\":\"A\",\"market_id\":\"m\",\"price\":96,\"delta\":-54,"
                                + "\"side\":\"yes\"}",
                        "price_dollars is missing"),
                Arguments.of(
                        Channel.ORDERBOOK,
                        "orderbook_delta",
                        "{\"market_ticker\":\"A\",\"market_id\":\"m\",\"price_dollars\":\"0.9600\","
                                + "\"delta\":-54,\"side\":\"yes\"}",
                        "delta_fp is missing"),
                Arguments.of(
                        Channel.ORDERBOOK,
                        "orderbook_delta",
                        "{\"market_ticker\":\"A\",\"market_id\":\"m\",\"price_dollars\":96,"
                                + "\"delta_fp\":\"-54.00\",\"side\":\"yes\"}",
                        "price_dollars is not a string"));
    }

    private static FeedMessage turn(String msg) {
        return read(Channel.LIFECYCLE, "market_lifecycle_v2", msg);
    }

    private static FeedMessage read(Channel channel, String type, String msg) {
        return channel.read(type, new Fields(RecordText.parse(msg)));
    }
}
