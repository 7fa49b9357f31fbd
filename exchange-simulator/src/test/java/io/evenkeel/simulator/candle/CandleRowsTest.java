package io.evenkeel.simulator.candle;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.ExchangeFixture;
import io.evenkeel.simulator.exchange.PublicTrade;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Candlesticks of a market in hours, worked by hand. Hours end at 3600, 7200, 10800 … */
class CandleRowsTest {
    private static final Quantity OPEN_INTEREST = Quantity.parse("12.00");

    private final List<PublicTrade> trades = new ArrayList<>();

    /**
     * Of 10 at .60, 4 at .63 and 1 at .57 the turnover is 6.00 + 2.52 + .57 = 9.09 and the mean 9.09 / 15 = .606. Who
     * bought at .60 and .63 took asks; the seller at .57 took a bid.
     */
    @Test
    void a_period_has_the_prices_the_volume_and_the_mean_of_its_trades() {
        trade(100, "0.6000", "10.00", BookSide.BID);
        trade(200, "0.6300", "4.00", BookSide.BID);
        trade(3600, "0.5700", "1.00", BookSide.ASK);
        assertThat(hours(0, 100_000)).singleElement().satisfies(row -> {
            assertThat(row.get("end_period_ts")).isEqualTo(3600L);
            assertThat(row.get("volume_fp")).isEqualTo("15.00");
            assertThat(row.get("open_interest_fp")).isEqualTo("12.00");
            assertThat(row.get("price"))
                    .isEqualTo(Map.of(
                            "open_dollars", "0.6000",
                            "high_dollars", "0.6300",
                            "low_dollars", "0.5700",
                            "close_dollars", "0.5700",
                            "mean_dollars", "0.6060"));
            assertThat(row.get("yes_ask")).isEqualTo(range("0.6000", "0.6300", "0.6000", "0.6300"));
            assertThat(row.get("yes_bid")).isEqualTo(range("0.0000", "0.5700", "0.0000", "0.5700"));
        });
    }

    @Test
    void a_trade_after_the_end_of_a_period_is_in_the_next_one_which_names_the_price_before() {
        trade(3600, "0.6000", "1.00", BookSide.BID);
        trade(Instant.ofEpochSecond(3600, 1), "0.6200", "2.00", BookSide.BID);
        trade(14_000, "0.6100", "2.00", BookSide.BID);
        var rows = hours(0, 100_000);
        assertThat(rows).extracting(row -> row.get("end_period_ts")).containsExactly(3600L, 7200L, 14_400L);
        assertThat(rows).extracting(row -> row.get("open_interest_fp")).containsExactly("1.00", "3.00", "5.00");
        assertThat(price(rows.getFirst())).doesNotContainKey("previous_dollars");
        assertThat(price(rows.get(1))).containsEntry("previous_dollars", "0.6000");
        assertThat(price(rows.getLast())).containsEntry("previous_dollars", "0.6200");
    }

    @Test
    void a_span_has_the_periods_that_end_in_it_its_ends_included() {
        trade(3000, "0.6000", "1.00", BookSide.BID);
        trade(7000, "0.6000", "1.00", BookSide.BID);
        trade(10_000, "0.6000", "1.00", BookSide.BID);
        assertThat(hours(3600, 7200)).hasSize(2);
        assertThat(hours(3601, 10_799)).hasSize(1);
        assertThat(hours(7201, 7201)).isEmpty();
    }

    @Test
    void the_latest_before_a_span_is_continued_into_its_first_period_without_trades() {
        trade(3000, "0.6000", "1.00", BookSide.BID);
        trade(20_000, "0.7000", "1.00", BookSide.BID);
        var rows = rows(List.of()).continuedBetween(8000, 30_000);
        assertThat(rows).extracting(row -> row.get("end_period_ts")).containsExactly(10_800L, 21_600L);
        assertThat(rows.getFirst())
                .containsEntry("volume_fp", "0.00")
                .containsEntry("price", Map.of("previous_dollars", "0.6000"))
                .containsEntry("yes_ask", range("0.6000", "0.6000", "0.6000", "0.6000"));
        assertThat(rows(List.of()).continuedBetween(1000, 3000)).isEmpty();
        var real = rows(List.of()).continuedBetween(18_001, 30_000);
        assertThat(real).hasSize(1);
        assertThat(price(real.getFirst())).containsEntry("close_dollars", "0.7000");
    }

    @Test
    void a_row_that_was_told_wins_over_the_trades() {
        trade(3000, "0.6000", "1.00", BookSide.BID);
        var told = ExchangeFixture.row("end_period_ts", 3600, "volume_fp", "99.00");
        assertThat(rows(List.of(told)).between(0, 3600))
                .singleElement()
                .satisfies(row -> assertThat(row).isEqualTo(told.fields()));
    }

    @Test
    void history_has_other_names_and_nulls_for_what_was_not_traded() {
        trade(3000, "0.6000", "1.00", BookSide.BID);
        var row = CandleRows.historical(hours(0, 3600).getFirst());
        assertThat(row).containsKeys("volume", "open_interest", "end_period_ts").doesNotContainKey("volume_fp");
        assertThat(price(row)).containsEntry("open", "0.6000").containsEntry("previous", null);
        assertThat(price(row)).containsOnlyKeys("close", "high", "low", "mean", "open", "previous");
    }

    private void trade(long second, String price, String count, BookSide taker) {
        trade(Instant.ofEpochSecond(second), price, count, taker);
    }

    private void trade(Instant at, String price, String count, BookSide taker) {
        var row = ExchangeFixture.row(
                "trade_id",
                "t-" + trades.size(),
                "ticker",
                ExchangeFixture.MARKET,
                "count_fp",
                count,
                "yes_price_dollars",
                price,
                "taker_book_side",
                taker.wire());
        trades.add(PublicTrade.of(row, at));
    }

    private List<Map<String, @Nullable Object>> hours(long start, long end) {
        return rows(List.of()).between(start, end);
    }

    private CandleRows rows(List<WireRow> told) {
        return CandleRows.of(60, trades, told, OPEN_INTEREST);
    }

    @SuppressWarnings("unchecked") // A row's price is an object, and JSON has no other keys than text.
    private static Map<String, @Nullable Object> price(Map<String, @Nullable Object> row) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(row.get("price"));
    }

    private static Map<String, String> range(String open, String high, String low, String close) {
        return Map.of("open_dollars", open, "high_dollars", high, "low_dollars", low, "close_dollars", close);
    }
}
