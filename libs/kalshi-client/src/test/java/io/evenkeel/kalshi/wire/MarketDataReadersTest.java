package io.evenkeel.kalshi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.EventTicker;
import io.evenkeel.contracts.id.MarketTicker;
import io.evenkeel.contracts.id.SeriesTicker;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.kalshi.failure.ExchangeFailure;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketDataReadersTest {
    private static final String CANDLESTICK = """
            {"end_period_ts":1789999200,"open_interest_fp":"812.50","volume_fp":"55.00",
             "price":{"open_dollars":"0.6000","low_dollars":"0.5900","high_dollars":"0.6200",
             "close_dollars":"0.6100",
                      "mean_dollars":"0.605123","previous_dollars":"0.6000","min_dollars":"0.59","max_dollars":"0.62"},
             "yes_ask":{"open_dollars":"0.6100","low_dollars":"0.6000","high_dollars":"0.6300",
             "close_dollars":"0.6100"},
             "yes_bid":{"open_dollars":"0.6000","low_dollars":"0.5800","high_dollars":"0.6100",
             "close_dollars":"0.60"}}""";

    @Test
    void an_order_book_keeps_its_levels_in_the_order_of_the_exchange() {
        var book = MarketDataReaders.orderBook(body("""
                        {"orderbook_fp":{"no_dollars":[["0.3800","10.00"],["0.3900","12.50"]],
                         "yes_dollars":null}}""")).value();

        assertThat(book.yes()).isEmpty();
        assertThat(book.no())
                .containsExactly(
                        new OrderBook.Level(Price.parse("0.38"), Quantity.parse("10")),
                        new OrderBook.Level(Price.parse("0.39"), Quantity.parse("12.5")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"0.38\"]]",
                "[[\"0.38\",\"1\",\"2\"]]",
                "[[0.38,\"1\"]]",
                "[[\"0.38\",\"-1\"]]",
                "[[\"1.38\",\"1\"]]",
                "[\"0.38\"]",
                "{}"
            })
    void a_level_that_cannot_be_spoils_the_book(String levels) {
        assertThatThrownBy(
                        () -> MarketDataReaders.orderBook(body("{\"orderbook_fp\":{\"yes_dollars\":" + levels + "}}")))
                .isInstanceOf(ExchangeFailure.Unintelligible.class)
                .hasMessageContaining("yes_dollars");
    }

    @Test
    void of_several_books_each_has_its_market() {
        var page = MarketDataReaders.orderBooks(body("""
                {"orderbooks":[{"ticker":"T-1","orderbook_fp":{"yes_dollars":[["0.01","1"]],"no_dollars":[]}},
                               {"ticker":"T-2"}]}"""));

        assertThat(page.good()).extracting(book -> book.value().ticker()).containsExactly(new MarketTicker("T-1"));
        assertThat(page.unreadable()).hasSize(1);
    }

    @Test
    void a_trade_is_told_from_the_side_of_its_taker() {
        var trade = MarketDataReaders.trades(body("""
                        {"cursor":"c","trades":[{"count_fp":"4.00","created_time":"2026-09-20T14:05:10.120001Z",
                         "is_block_trade":true,"no_price_dollars":"0.3900","taker_book_side":"ask",
                         "taker_outcome_side":"no","taker_side":"no","ticker":"T-1","trade_id":"t-1",
                         "yes_price_dollars":"0.6100"}]}""")).good().getFirst().value();

        assertThat(trade)
                .isEqualTo(new PublicTrade(
                        "t-1",
                        new MarketTicker("T-1"),
                        Quantity.parse("4"),
                        Price.parse("0.61"),
                        BookSide.ASK,
                        true,
                        Instant.parse("2026-09-20T14:05:10.120001Z")));
    }

    @Test
    void a_trade_whose_sides_differ_is_set_apart() {
        assertThat(MarketDataReaders.trades(body("""
                        {"trades":[{"count_fp":"4.00","created_time":"2026-09-20T14:05:10Z","taker_book_side":"bid",
                         "taker_outcome_side":"no","ticker":"T-1","trade_id":"t-1",
                         "yes_price_dollars":"0.6100"}],"cursor":""}""")).unreadable().getFirst().reason())
                .isEqualTo("taker_book_side and taker_outcome_side differ");
    }

    @Test
    void candlesticks_of_both_tiers_have_the_same_values_under_other_names() {
        var live = MarketDataReaders.candlesticks(body("{\"ticker\":\"T-1\",\"candlesticks\":[" + CANDLESTICK + "]}"));
        var old = MarketDataReaders.historicalCandlesticks(body("{\"ticker\":\"T-1\",\"candlesticks\":["
                + CANDLESTICK.replace("_dollars", "").replace("_fp", "") + "]}"));

        var candlestick = live.good().getFirst().value();
        assertThat(candlestick.periodEnd()).isEqualTo(Instant.ofEpochSecond(1789999200));
        assertThat(candlestick.volume()).isEqualTo(Quantity.parse("55"));
        assertThat(candlestick.openInterest()).isEqualTo(Quantity.parse("812.5"));
        assertThat(candlestick.yesBid().low()).isEqualTo(Price.parse("0.58"));
        assertThat(candlestick.yesAsk().high()).isEqualTo(Price.parse("0.63"));
        assertThat(candlestick.traded().range().close()).isEqualTo(Price.parse("0.61"));
        assertThat(candlestick.traded().mean()).isEqualTo(Money.parse("0.605123"));
        assertThat(candlestick.traded().previous()).isEqualTo(Price.parse("0.6"));
        assertThat(old.good().getFirst().value()).isEqualTo(candlestick);
    }

    @Test
    void candlesticks_without_a_trade_have_no_price() {
        var quiet = CANDLESTICK.replaceAll("\"price\":\\{[^}]*}", "\"price\":{\"mean_dollars\":null}");

        var traded = MarketDataReaders.candlesticks(body("{\"candlesticks\":[" + quiet + "]}"))
                .good()
                .getFirst()
                .value()
                .traded();

        assertThat(traded)
                .isEqualTo(
                        new Candlestick.Traded(new Candlestick.Range(null, null, null, null), null, null, null, null));
    }

    @Test
    void candlesticks_of_several_markets_and_of_an_event_keep_their_market() {
        var several = MarketDataReaders.marketCandlesticks(
                body("{\"markets\":[{\"market_ticker\":\"T-1\",\"candlesticks\":[" + CANDLESTICK + "]}]}"));
        var event = MarketDataReaders.eventCandlesticks(body("{\"market_tickers\":[\"T-1\",\"T-2\"],"
                + "\"market_candlesticks\":[[" + CANDLESTICK + "],[]],\"adjusted_end_ts\":1789999200}"));

        assertThat(event.value().markets().getFirst())
                .isEqualTo(several.good().getFirst().value());
        assertThat(event.value().markets().getLast().candlesticks()).isEmpty();
        assertThat(event.value().adjustedEnd()).isEqualTo(Instant.ofEpochSecond(1789999200));
        assertThatThrownBy(() -> MarketDataReaders.eventCandlesticks(
                        body("{\"market_tickers\":[\"T-1\"],\"market_candlesticks\":[]}")))
                .isInstanceOf(ExchangeFailure.Unintelligible.class);
    }

    @Test
    void the_schedule_has_hours_for_each_day() {
        var schedule = MarketDataReaders.schedule(body("""
                        {"schedule":{"standard_hours":[{"start_time":"2026-01-01T00:00:00Z",
                          "end_time":"2027-01-01T00:00:00Z","monday":[{"open_time":"00:00","close_time":"24:00"}],
                          "thursday":[{"open_time":"00:00","close_time":"03:00"},
                                      {"open_time":"05:00","close_time":"24:00"}]}],
                         "maintenance_windows":[{"start_datetime":"2026-11-26T08:00:00Z",
                                                 "end_datetime":"2026-11-26T10:00:00Z"}]}}""")).value();

        var hours = schedule.standardHours().getFirst().hours();
        assertThat(hours.get(DayOfWeek.MONDAY)).containsExactly(new ExchangeSchedule.Hours("00:00", "24:00"));
        assertThat(hours.get(DayOfWeek.THURSDAY)).hasSize(2);
        assertThat(hours.get(DayOfWeek.SUNDAY)).isEmpty();
        assertThat(schedule.maintenanceWindows().getFirst().to()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z"));
    }

    @Test
    void changes_of_fees_are_read() {
        assertThat(MarketDataReaders.seriesFeeChanges(body("""
                        {"series_fee_change_arr":[{"id":"f-1","series_ticker":"S","fee_type":"quadratic",
                         "fee_multiplier":0.5,"scheduled_ts":"2026-10-05T22:00:00Z"}]}"""))
                        .good()
                        .getFirst()
                        .value())
                .isEqualTo(new SeriesFeeChange(
                        "f-1",
                        new SeriesTicker("S"),
                        "quadratic",
                        new BigDecimal("0.5"),
                        Instant.parse("2026-10-05T22:00:00Z")));
        assertThat(MarketDataReaders.eventFeeChanges(body("""
                        {"event_fee_changes":[{"id":"f-2","event_ticker":"E","series_ticker":"S",
                         "fee_type_override":null,"fee_multiplier_override":null,
                         "scheduled_ts":"2026-10-05T22:00:00Z"}],"cursor":"x"}"""))
                        .good()
                        .getFirst()
                        .value())
                .isEqualTo(new EventFeeChange(
                        "f-2",
                        new EventTicker("E"),
                        new SeriesTicker("S"),
                        null,
                        null,
                        Instant.parse("2026-10-05T22:00:00Z")));
    }

    @Test
    void a_series_whose_lists_are_null_has_empty_lists() {
        var series = MarketDataReaders.seriesList(body("""
                        {"series":[{"ticker":"S","frequency":"annual","title":"Demo","category":"Economics",
                         "categories":["Economics","Money"],"tags":null,
                         "settlement_sources":[{"name":"Source","url":"https://example.org"}],"contract_url":"",
                         "fee_type":"quadratic","fee_multiplier":1,"additional_prohibitions":null,
                         "volume_fp":"3.00","last_updated_ts":"2026-06-01T10:00:00Z","exchange_index":2,
                         "product_metadata":{"a":1}}]}""")).good().getFirst().value();

        assertThat(series.categories()).containsExactly("Economics", "Money");
        assertThat(series.details())
                .isEqualTo(new Series.Details(
                        "annual",
                        List.of(),
                        List.of(new SettlementSource("Source", "https://example.org")),
                        null,
                        null,
                        "{\"a\":1}",
                        List.of(),
                        Quantity.parse("3"),
                        Instant.parse("2026-06-01T10:00:00Z"),
                        2));
    }

    @Test
    void an_event_its_markets_and_its_pictures_are_read() {
        var answer = body("""
                {"event":{"event_ticker":"E","series_ticker":"S","sub_title":"By year end","title":"Demo",
                  "collateral_return_type":"MECNET","mutually_exclusive":true,"strike_date":"2026-12-31T23:59:00Z",
                  "fee_type_override":"flat","fee_multiplier_override":0.5,"exchange_index":0},
                 "markets":[{"ticker":"T-1","event_ticker":"E","status":"active"}]}""");

        var event = WireReaders.event(answer).value();
        assertThat(event.feeTypeOverride()).isEqualTo("flat");
        assertThat(event.feeMultiplierOverride()).isEqualByComparingTo("0.5");
        assertThat(event.details().collateralReturnType()).isEqualTo("MECNET");
        assertThat(event.details().mutuallyExclusive()).isTrue();
        assertThat(event.details().strikeDate()).isEqualTo(Instant.parse("2026-12-31T23:59:00Z"));
        assertThat(MarketDataReaders.eventMarkets(answer).good()).hasSize(1);
        assertThat(MarketDataReaders.events(body("{\"events\":[{\"event_ticker\":\"E\"}],\"cursor\":\"\"}"))
                        .unreadable()
                        .getFirst()
                        .reason())
                .isEqualTo("series_ticker is missing");
        assertThat(MarketDataReaders.eventMetadata(body("""
                        {"image_url":"https://example.org/e.png","market_details":[{"market_ticker":"T-1",
                         "image_url":"https://example.org/t.png","color_code":"#fff"}],
                         "settlement_sources":null}""")).value().markets())
                .containsExactly(
                        new EventMetadata.MarketPicture(new MarketTicker("T-1"), "https://example.org/t.png", "#fff"));
    }

    @Test
    void a_market_has_every_part_that_the_exchange_names() {
        var market = WireReaders.market(body("""
                        {"market":{"ticker":"T-1","event_ticker":"E","status":"finalized","market_type":"scalar",
                         "result":"scalar","settlement_value_dollars":"0.3700","strike_type":"between",
                         "floor_strike":3,"cap_strike":4.5,"custom_strike":{"a":"b"},"settlement_timer_seconds":3600,
                         "created_time":"2026-06-01T10:00:00.000001Z","yes_bid_size_fp":"40.00",
                         "open_interest_fp":"812.50","notional_value_dollars":"1.0000","can_close_early":true,
                         "price_level_structure":"deci_cent","exchange_index":3,"expiration_value":"3.7",
                         "settlement_bounds_type":"floor","settlement_floor_dollars":"0.100000",
                         "price_ranges":[{"start":"0.0000","end":"1.0000","step":"0.0010"}],
                         "mve_selected_legs":[{"event_ticker":"E2","market_ticker":"T-9","side":"yes",
                                               "yes_settlement_value_dollars":"1.0000"}]}}""")).value();

        assertThat(market.strike())
                .isEqualTo(new MarketStrike(
                        "between", BigDecimal.valueOf(3), new BigDecimal("4.5"), null, "{\"a\":\"b\"}"));
        assertThat(market.times().settlementTimer()).isEqualTo(Duration.ofHours(1));
        assertThat(market.times().created()).isEqualTo(Instant.parse("2026-06-01T10:00:00.000001Z"));
        assertThat(market.quotes().yesBidSize()).isEqualTo(Quantity.parse("40"));
        assertThat(market.quotes().openInterest()).isEqualTo(Quantity.parse("812.5"));
        assertThat(market.quotes().notionalValue()).isEqualTo(Money.parse("1"));
        assertThat(market.terms().marketType()).isEqualTo("scalar");
        assertThat(market.terms().expirationValue()).isEqualTo("3.7");
        assertThat(market.terms().settlementFloor()).isEqualTo(Money.parse("0.1"));
        assertThat(market.priceRanges()).containsExactly(new PriceRange(Price.ZERO, Price.ONE, Price.parse("0.001")));
        assertThat(market.comboLegs())
                .containsExactly(new ComboLeg(new EventTicker("E2"), new MarketTicker("T-9"), "yes", Price.ONE));
        assertThat(market.exchangeIndex()).isEqualTo(3);
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
