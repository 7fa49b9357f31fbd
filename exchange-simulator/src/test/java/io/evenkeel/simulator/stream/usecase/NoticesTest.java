package io.evenkeel.simulator.stream.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.exchange.Change;
import io.evenkeel.simulator.exchange.Exchange;
import io.evenkeel.simulator.exchange.Fill;
import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.Order;
import io.evenkeel.simulator.exchange.PublicTrade;
import io.evenkeel.simulator.exchange.RowKind;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Filled;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.GroupChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.MarketEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.OrderChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.PositionChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Traded;
import io.evenkeel.simulator.frame.Frame;
import io.evenkeel.simulator.row.WireRow;
import io.evenkeel.simulator.stream.BookView;
import io.evenkeel.simulator.stream.Notice;
import io.evenkeel.simulator.stream.Present;
import io.evenkeel.simulator.stream.StreamLimits;
import io.evenkeel.simulator.stream.StreamSession;
import io.evenkeel.simulator.stream.Wish;
import io.evenkeel.simulator.wire.AsyncApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of each kind of event: as the exchange describes it, with the values of the event. */
class NoticesTest {
    private static final Instant AT = Instant.parse("2026-09-20T14:05:10.120001Z");
    private static final String ORDER = "9a000000-0000-4000-8000-000000000002";
    private static final String FILL = "0b1d2c3e-0000-4000-8000-000000000002";
    private static final String TICKER = "KXDEMO-26DEC31-T3.5";

    @Test
    void a_trade() {
        var trade = PublicTrade.of(
                WireRow.of(Map.of(
                        "trade_id", FILL,
                        "ticker", TICKER,
                        "count_fp", "4.00",
                        "yes_price_dollars", "0.6100",
                        "taker_book_side", "ask")),
                AT);
        assertThat(told("trade", MarketNotices.of(new Traded(AT, trade))))
                .contains(text("'seq':1,'msg':{'trade_id':'" + FILL + "','market_ticker':'" + TICKER
                        + "','yes_price_dollars':'0.6100','no_price_dollars':'0.3900','count_fp':'4.00',"
                        + "'taker_side':'no','taker_outcome_side':'no','taker_book_side':'ask',"
                        + "'is_block_trade':false,'ts':1789913110,'ts_ms':1789913110120}"));
    }

    @Test
    void a_fill_with_the_position_after_it() {
        var fill = Fill.of(
                WireRow.of(Map.of(
                        "fill_id", FILL,
                        "order_id", ORDER,
                        "ticker", TICKER,
                        "book_side", "ask",
                        "count_fp", "4.00",
                        "yes_price_dollars", "0.6100",
                        "action", "sell",
                        "fee_cost", "0.0667")),
                AT);
        var event = new Filled(AT, "alpha", fill, "c-80", Quantity.parse("6.00"));
        assertThat(told("fill", AccountNotices.of(event)))
                .contains(text("{'type':'fill','sid':1,'msg':{'trade_id':'" + FILL + "','order_id':'" + ORDER
                        + "','client_order_id':'c-80','market_ticker':'" + TICKER + "','exchange_index':0,"
                        + "'is_taker':true,'side':'no','ts':1789913110,'ts_ms':1789913110120,"
                        + "'yes_price_dollars':'0.6100','count_fp':'4.00','fee_cost':'0.066700','action':'sell',"
                        + "'post_position_fp':'6.00','purchased_side':'no','outcome_side':'no','book_side':'ask',"
                        + "'subaccount':0}}"));
        assertThat(told("fill", AccountNotices.of(new Filled(AT, "alpha", fill, "", Quantity.ZERO))))
                .doesNotContain("client_order_id");
    }

    @Test
    void an_order_with_the_reason_of_its_change() {
        var order = Order.of(
                WireRow.of(Map.of(
                        "order_id", ORDER,
                        "client_order_id", "c-80",
                        "ticker", TICKER,
                        "book_side", "ask",
                        "yes_price_dollars", "0.6100",
                        "initial_count_fp", "4.00",
                        "status", "resting",
                        "expiration_time", "2026-09-21T00:00:00Z",
                        "order_group_id", "g-1")),
                AT);
        assertThat(told("user_orders", AccountNotices.of(new OrderChanged(AT, "alpha", order, "Amend"))))
                .contains(text("'status':'resting'"))
                .contains(text("'outcome_side':'no','book_side':'ask','yes_price_dollars':'0.6100'"))
                .contains(text("'fill_count_fp':'0.00','remaining_count_fp':'4.00','initial_count_fp':'4.00'"))
                .contains(text("'client_order_id':'c-80','order_group_id':'g-1'"))
                .contains(text("'created_ts_ms':1789913110120"))
                .contains(text("'expiration_ts_ms':1789948800000"))
                .contains(text("'subaccount_number':0,'last_update_reason':'Amend'"));
        assertThat(told("user_orders", AccountNotices.of(new OrderChanged(AT, "alpha", order, null))))
                .doesNotContain("last_update_reason");
    }

    /** The sample of the exchange's documentation: ten bought, four of them sold. */
    @Test
    void a_position_with_its_cost_and_what_it_earned() {
        var exchange = new Exchange();
        exchange.apply(new Change.RowsPut(
                RowKind.FILLS,
                "alpha",
                List.of(
                        fillRow("1", "bid", "10.00", "0.5200", "0.174800"),
                        fillRow("2", "ask", "4.00", "0.6100", "0.066700"))));
        assertThat(told("market_positions", PositionNotices.of(exchange, new PositionChanged(AT, "alpha", TICKER, 0))))
                .contains(text("'market_ticker':'" + TICKER + "','position_fp':'6.00',"
                        + "'position_cost_dollars':'3.120000','realized_pnl_dollars':'0.360000',"
                        + "'fees_paid_dollars':'0.241500','position_fee_cost_dollars':'0.104880',"
                        + "'volume_fp':'14.00','subaccount':0}"));
    }

    @Test
    void a_group_says_its_limit_where_it_was_set() {
        var created = new GroupChanged(AT, "alpha", "g-1", "created", Quantity.parse("100"));
        assertThat(told("order_group_updates", AccountNotices.of(created)))
                .contains(text("{'event_type':'created','order_group_id':'g-1','contracts_limit_fp':'100.00',"
                        + "'ts_ms':1789913110120}"));
        assertThat(told("order_group_updates", AccountNotices.of(new GroupChanged(AT, "alpha", "g-1", "reset", null))))
                .doesNotContain("contracts_limit_fp");
    }

    @Test
    void a_level_of_a_book() {
        var change =
                new BookChanged(AT, TICKER, BookSide.ASK, Price.parse("0.61"), Quantity.parse("-4"), null, null, 0);
        assertThat(told("orderbook_delta", MarketNotices.of(change)))
                .contains(text("'price_dollars':'0.3900','delta_fp':'-4.00','side':'no'"));
    }

    @Test
    void a_ticker_of_a_market_that_traded_and_of_one_that_did_not() {
        var traded = market(Map.of(
                "ticker", TICKER,
                "last_price_dollars", "0.6100",
                "yes_bid_dollars", "0.6000",
                "yes_ask_dollars", "0.6100",
                "volume_fp", "2044.00",
                "open_interest_fp", "812.50"));
        assertThat(told("ticker", TickerNotices.of(traded, Quantity.parse("4"), AT)))
                .contains(text("'price_dollars':'0.6100','yes_bid_dollars':'0.6000','yes_ask_dollars':'0.6100',"
                        + "'volume_fp':'2044.00','open_interest_fp':'812.50','dollar_volume':1022,"
                        + "'dollar_open_interest':406"))
                .contains(text("'last_trade_size_fp':'4.00','ts':1789913110,'ts_ms':1789913110120,"
                        + "'time':'2026-09-20T14:05:10.120001Z'"));
        assertThat(told("ticker", TickerNotices.of(market(Map.of("ticker", TICKER)), Quantity.ZERO, AT)))
                .contains(text("'price_dollars':''"));
    }

    @Test
    void a_market_is_created_with_everything_about_it() {
        var market = market(Map.of(
                "ticker", TICKER,
                "open_time", "2026-06-01T14:00:00Z",
                "close_time", "2026-12-31T23:59:00Z",
                "yes_sub_title", "3 or more",
                "title", "Demo",
                "strike_type", "greater_or_equal",
                "floor_strike", new BigDecimal("3.5"),
                "rules_primary", "made-up \"rule\""));
        assertThat(told(
                        "market_lifecycle_v2",
                        MarketNotices.of(new MarketEvent(AT, TICKER, "created", Map.of()), market)))
                .contains(text("'market_ticker':'" + TICKER + "','event_type':'created','exchange_index':0,"
                        + "'open_ts':1780322400,'close_ts':1798761540,'price_level_structure':'linear_cent',"
                        + "'price_ranges':[{'"))
                .contains(text("'name':'3 or more','title':'Demo'"))
                .contains("\"rules_primary\":\"made-up \\\"rule\\\"\"")
                .contains(text("'expected_expiration_ts':1798761540,'strike_type':'greater_or_equal',"
                        + "'floor_strike':3.5"));
    }

    @Test
    void a_market_is_determined() {
        var event = new MarketEvent(
                AT,
                TICKER,
                "determined",
                Map.of("result", "yes", "determination_ts", 1789913110L, "settlement_value", "1.0000"));
        assertThat(told("market_lifecycle_v2", MarketNotices.of(event, null)))
                .contains(text("'seq':1,'msg':{'market_ticker':'" + TICKER + "','event_type':'determined',"
                        + "'determination_ts':1789913110,'result':'yes','settlement_value':'1.0000'}"));
    }

    @Test
    void a_combination_has_a_channel_of_its_own() {
        var event = new MarketEvent(AT, "KXMVE-1", "deactivated", Map.of("is_deactivated", true));
        assertThat(told("multivariate_market_lifecycle", MarketNotices.of(event, null)))
                .contains("multivariate_market_lifecycle", text("'is_deactivated':true"));
    }

    @Test
    void a_new_event_and_its_fees() {
        var event = WireRow.of(Map.of(
                "event_ticker", "KXDEMO-27",
                "series_ticker", "KXDEMO",
                "title", "Demo count",
                "sub_title", "By year end",
                "collateral_return_type", "MECNET",
                "strike_date", "2027-12-31T23:59:00Z",
                "fee_type_override", "quadratic",
                "fee_multiplier_override", new BigDecimal("0.5")));
        assertThat(told("market_lifecycle_v2", MarketNotices.ofEvent(event)))
                .contains(text("'msg':{'event_ticker':'KXDEMO-27','exchange_index':0,'title':'Demo count',"
                        + "'subtitle':'By year end','collateral_return_type':'MECNET','series_ticker':'KXDEMO',"
                        + "'strike_date':1830297540}"));
        assertThat(told("market_lifecycle_v2", MarketNotices.ofFees(event)))
                .contains(text("'fee_type_override':'quadratic','fee_multiplier_override':0.5"));
        assertThat(told("market_lifecycle_v2", MarketNotices.ofFees(event.without("fee_type_override"))))
                .contains(text("'fee_type_override':null"));
    }

    /** The one frame that a session of alpha gets, which the exchange's description must cover. */
    private static String told(String channel, Notice notice) {
        var frames = new ArrayList<Frame>();
        var session = new StreamSession("alpha", new StreamLimits(10, 10), new EmptyPresent(), frames::add);
        session.obey(
                Map.of("cmd", "subscribe", "params", Map.of("channels", List.of(channel), "market_ticker", TICKER)),
                AT);
        if (channel.equals("orderbook_delta")) {
            session.grantBooks(
                    new Wish.Books(1, List.of(TICKER), 0), List.of(new BookView(TICKER, List.of(), List.of())));
        }
        frames.clear();
        session.tell(notice);
        assertThat(frames).hasSize(1);
        var frame = frames.getFirst().text();
        assertThat(AsyncApi.complaintsIfAny(frame)).isEmpty();
        return frame;
    }

    private record EmptyPresent() implements Present {
        @Override
        public void wish(StreamSession session, Wish wish) {
            // Granted by the test.
        }

        @Override
        public List<String> tickersOf(List<String> marketIds) {
            return List.of();
        }
    }

    private static Market market(Map<String, Object> fields) {
        return Market.of(WireRow.of(fields), AT);
    }

    private static WireRow fillRow(String id, String side, String count, String price, String fee) {
        return WireRow.of(Map.of(
                "fill_id", id,
                "order_id", id,
                "ticker", TICKER,
                "book_side", side,
                "count_fp", count,
                "yes_price_dollars", price,
                "fee_cost", fee));
    }

    private static String text(String apostrophes) {
        return apostrophes.replace('\'', '"');
    }
}
