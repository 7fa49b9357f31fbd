package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.wire.SimulatorProcess.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trades, candlesticks, events, series and fees as anybody reads them over the wire, without a key. */
class MarketDataIT {
    private static final String CANDLES = "/series/KXNFL/markets/" + LivelyHistory.OPEN + "/candlesticks?";
    private static final String SPAN = "start_ts=1791000000&end_ts=1794700800&period_interval=";

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, LivelyHistory.write(folder), "alpha");
    }

    @AfterAll
    static void stop() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void a_trade_is_in_one_tier_and_both_together_are_all_of_them_newest_first() {
        var live = walk("/markets/trades?limit=50", "trades", "created_time");
        var historical = walk("/historical/trades?limit=50", "trades", "created_time");
        assertThat(live).isNotEmpty().allSatisfy(time -> assertThat(time).isGreaterThan("2026-10-20"));
        assertThat(historical).isNotEmpty().allSatisfy(time -> assertThat(time).isLessThan("2026-10-20"));
        assertThat(live.size() + historical.size()).isEqualTo(370);
        assertThat(live).isSortedAccordingTo((one, other) -> other.compareTo(one));
        var first = get("/markets/trades?limit=1").at("/trades/0");
        assertThat(get("/markets/trades?limit=1&cursor=garbage").at("/trades/0"))
                .isEqualTo(first);
        assertThat(get("/markets/trades?is_block_trade=true").get("trades")).isEmpty();
        assertThat(get("/markets/trades?ticker=" + LivelyHistory.OPEN).get("trades"))
                .isNotEmpty()
                .allSatisfy(trade -> assertThat(trade.get("ticker").textValue()).isEqualTo(LivelyHistory.OPEN));
    }

    @ParameterizedTest
    @CsvSource({
        "/markets/trades?limit=1001, 400",
        "/markets/trades?is_block_trade=perhaps, 400",
        "/historical/trades?limit=-1, 400",
        "/markets/KXSP500-26E004-A, 404",
        "/historical/markets/KXNFL-26E011-B, 404",
        "/historical/markets?tickers=A&series_ticker=B, 400",
        "/markets?status=finalized, 400",
        "/markets/NONE/orderbook, 404",
        "/markets/KXNFL-26E011-B/orderbook?depth=101, 400",
        "/markets/orderbooks, 400",
        "/events/NONE/metadata, 404",
        "/markets/candlesticks?start_ts=1&end_ts=2&period_interval=1, 400",
        "/markets/candlesticks?market_tickers=A&start_ts=1&end_ts=2&period_interval=5, 400",
        "/markets/candlesticks?market_tickers=A&start_ts=2&end_ts=1&period_interval=1, 400",
        "/markets/candlesticks?market_tickers=A&start_ts=0&end_ts=600061&period_interval=1, 400",
        "'/markets/candlesticks?market_tickers=A,B&start_ts=0&end_ts=300061&period_interval=1', 400",
        "/series/KXBTC/markets/KXNFL-26E011-B/candlesticks?start_ts=0&end_ts=1&period_interval=1, 404",
        "/series/KXNFL/markets/KXNFL-26E011-B/candlesticks?start_ts=0&period_interval=1, 400",
        "/series/KXNFL/events/NONE/candlesticks?start_ts=0&end_ts=1&period_interval=1, 404"
    })
    void what_cannot_be_answered_is_refused(String path, int status) {
        assertThat(simulator.call("GET", ROOT + path, Map.of(), "").status()).isEqualTo(status);
    }

    @Test
    void candlesticks_hold_all_trades_of_a_market_whatever_their_length() {
        var trades = walk("/markets/trades?ticker=" + LivelyHistory.OPEN, "trades", "count_fp");
        trades.addAll(walk("/historical/trades?ticker=" + LivelyHistory.OPEN, "trades", "count_fp"));
        var traded = sum(trades);
        var days = get(CANDLES + SPAN + 1440).get("candlesticks");
        var hours = get(CANDLES + SPAN + 60).get("candlesticks");
        assertThat(sum(days.findValuesAsText("volume_fp"))).isEqualTo(traded);
        // The hour that was told is no trade: five contracts.
        assertThat(sum(hours.findValuesAsText("volume_fp"))).isEqualTo(traded + 500);
        assertThat(hours.size()).isGreaterThan(days.size());
        assertThat(days.findValuesAsText("end_period_ts"))
                .allSatisfy(end -> assertThat(Long.parseLong(end) % 86_400).isZero());
    }

    @Test
    void a_batch_an_event_and_a_market_tell_the_same() {
        var one = get(CANDLES + SPAN + 60).get("candlesticks");
        var batch = get("/markets/candlesticks?market_tickers=" + LivelyHistory.OPEN + ",NONE&" + SPAN + 60);
        assertThat(batch.get("markets")).hasSize(1);
        assertThat(batch.at("/markets/0/candlesticks")).isEqualTo(one);
        var event = get("/series/KXNFL/events/KXNFL-26E011/candlesticks?" + SPAN + 60);
        assertThat(event.get("market_tickers").get(1).textValue()).isEqualTo(LivelyHistory.OPEN);
        assertThat(event.get("market_candlesticks").get(1)).isEqualTo(one);
        assertThat(event.get("adjusted_end_ts").longValue()).isEqualTo(1_794_700_800L);
        var cut = get("/series/KXNFL/events/KXNFL-26E011/candlesticks?" + SPAN + 1);
        assertThat(cut.get("adjusted_end_ts").longValue()).isEqualTo(1_791_000_000L + 5000 * 60);
    }

    /** The file quotes .51 to .52 and tells a size of 250 for both. */
    @Test
    void a_book_has_bids_of_both_legs_each_at_its_own_price() {
        var book = "{\"no_dollars\":[[\"0.4800\",\"250.00\"]],\"yes_dollars\":[[\"0.5100\",\"250.00\"]]}";
        assertThat(get("/markets/" + LivelyHistory.OPEN + "/orderbook")
                        .get("orderbook_fp")
                        .toString())
                .isEqualTo(book);
        var books = get("/markets/orderbooks?tickers=" + LivelyHistory.QUIET + "&tickers=NONE&tickers="
                        + LivelyHistory.OPEN)
                .get("orderbooks");
        assertThat(books).hasSize(2);
        assertThat(books.get(0).get("orderbook_fp").toString()).isEqualTo("{\"no_dollars\":[],\"yes_dollars\":[]}");
        assertThat(books.get(1).get("orderbook_fp").toString()).isEqualTo(book);
    }

    @Test
    void levels_come_in_ascending_order_and_the_best_of_them_when_a_depth_is_asked_for() {
        simulator.sim(
                "POST",
                "/liquidity",
                "{\"ticker\": \"" + LivelyHistory.OTHER_QUIET + "\", \"levels\": ["
                        + "{\"side\": \"bid\", \"price_dollars\": \"0.3900\", \"count_fp\": \"200.00\"},"
                        + "{\"side\": \"bid\", \"price_dollars\": \"0.4100\", \"count_fp\": \"0.50\"},"
                        + "{\"side\": \"bid\", \"price_dollars\": \"0.3900\", \"count_fp\": \"1.00\"},"
                        + "{\"side\": \"ask\", \"price_dollars\": \"0.4200\", \"count_fp\": \"7.00\"},"
                        + "{\"side\": \"ask\", \"price_dollars\": \"0.6000\", \"count_fp\": \"8.00\"}]}");
        var path = "/markets/" + LivelyHistory.OTHER_QUIET + "/orderbook?depth=";
        var whole = "{\"no_dollars\":[[\"0.4000\",\"8.00\"],[\"0.5800\",\"7.00\"]],"
                + "\"yes_dollars\":[[\"0.3900\",\"201.00\"],[\"0.4100\",\"0.50\"]]}";
        assertThat(get(path + 0).get("orderbook_fp").toString()).isEqualTo(whole);
        assertThat(get(path + -1).get("orderbook_fp").toString()).isEqualTo(whole);
        assertThat(get(path + 1).get("orderbook_fp").toString())
                .isEqualTo("{\"no_dollars\":[[\"0.5800\",\"7.00\"]],\"yes_dollars\":[[\"0.4100\",\"0.50\"]]}");
    }

    @Test
    void events_and_series_are_filtered() {
        assertThat(get("/events?series_ticker=KXNFL&status=open").get("events"))
                .extracting(event -> event.get("event_ticker").textValue())
                .containsExactly("KXNFL-26E011");
        assertThat(get("/events?status=settled&with_nested_markets=true&tickers=KXSP500-26E004")
                        .at("/events/0/markets"))
                .isEmpty();
        assertThat(get("/events?limit=1").has("milestones")).isFalse();
        assertThat(get("/events?limit=1&with_milestones=true").get("milestones"))
                .isEmpty();
        assertThat(get("/series?category=Sports&include_volume=true").get("series"))
                .isNotEmpty()
                .allSatisfy(series -> assertThat(series.has("volume_fp")).isTrue());
        assertThat(get("/series?min_updated_ts=1").get("series")).isEmpty();
    }

    @Test
    void announced_fees_are_listed_and_come_into_force_with_the_clock() {
        assertThat(get("/series/fee_changes?series_ticker=KXNFL").get("series_fee_change_arr"))
                .hasSize(1);
        assertThat(get("/series/fee_changes?series_ticker=KXBTC").get("series_fee_change_arr"))
                .isEmpty();
        assertThat(get("/series/KXNFL").at("/series/fee_type").textValue()).isEqualTo("quadratic");
        simulator.sim("POST", "/clock", "{\"now\": \"2026-12-01T00:00:00Z\"}");
        assertThat(get("/series/KXNFL").at("/series/fee_type").textValue()).isEqualTo("quadratic_with_maker_fees");
        assertThat(get("/events/KXNFL-26E011")
                        .at("/event/fee_multiplier_override")
                        .intValue())
                .isZero();
        assertThat(get("/series/fee_changes").get("series_fee_change_arr")).isEmpty();
        assertThat(get("/series/fee_changes?show_historical=true").get("series_fee_change_arr"))
                .hasSize(1);
        assertThat(get("/events/fee_changes?event_ticker=KXNFL-26E011").get("event_fee_changes"))
                .hasSize(1);
    }

    private static JsonNode get(String path) {
        var answer = simulator.call("GET", ROOT + path, Map.of(), "");
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> walk(String path, String list, String field) {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.get(list).forEach(row -> seen.add(row.get(field).textValue()));
            cursor = page.get("cursor").textValue();
        } while (!cursor.isEmpty());
        return seen;
    }

    /** In hundredths of a contract. */
    private static long sum(List<String> counts) {
        return counts.stream()
                .mapToLong(count -> Long.parseLong(count.replace(".", "")))
                .sum();
    }
}
