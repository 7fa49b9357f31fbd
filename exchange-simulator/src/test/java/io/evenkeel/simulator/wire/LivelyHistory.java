package io.evenkeel.simulator.wire;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.testkit.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.StreamSupport;

/**
 * A history that has an example of nearly everything that can be read: the sixth of the test kit, part of which is
 * historical, with orders, trades, candlesticks and announced fees that it lacks.
 */
final class LivelyHistory {
    static final String OPEN = "KXNFL-26E011-B";
    /** Open, and quoted by nobody. */
    static final String QUIET = "KXODDITY-26E012-A";

    static final String OTHER_QUIET = "KXODDITY-26E012-B";

    static final String SETTLED = "KXSP500-26E004-A";
    private static final String SERIES = "KXNFL";
    private static final String EVENT = "KXNFL-26E011";
    private static final Instant CUTOFF = Instant.parse("2026-10-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LivelyHistory() {}

    static Path write(Path folder) throws IOException {
        var scenario = Vectors.scenario(106).<ObjectNode>deepCopy();
        scenario.put("historical_cutoff", CUTOFF.toString());
        addFees(scenario);
        addTrades(scenario);
        var alpha = (ObjectNode) scenario.at("/accounts/0");
        addCandlestick(alpha, OPEN, 60, NOW);
        addCandlestick(alpha, SETTLED, 1440, Instant.parse("2026-09-23T00:00:00Z"));
        addOrder(alpha, "o-executed", SETTLED, "executed", CUTOFF.minusSeconds(3600));
        addOrder(alpha, "o-canceled", OPEN, "canceled", NOW.minusSeconds(3600));
        for (var event : scenario.get("events")) {
            ((ObjectNode) event)
                    .putArray("settlement_sources")
                    .addObject()
                    .put("name", "Source")
                    .put("url", "https://example.org");
        }
        return Files.writeString(folder.resolve("lively.json"), scenario.toString());
    }

    /** What a caller asks for. */
    static ObjectNode names() {
        return JSON.createObjectNode()
                .put("open", OPEN)
                .put("quiet", QUIET)
                .put("settled", SETTLED)
                .put("series", SERIES)
                .put("event", EVENT)
                .put("from", NOW.getEpochSecond() - 7 * 24 * 3600)
                .put("to", NOW.getEpochSecond())
                .put("past", NOW.getEpochSecond() - 90 * 24 * 3600)
                .put("now", NOW.getEpochSecond());
    }

    private static void addFees(ObjectNode scenario) {
        scenario.withArray("series_fee_changes")
                .addObject()
                .put("series_ticker", SERIES)
                .put("fee_type", "quadratic_with_maker_fees")
                .put("fee_multiplier", 1)
                .put("scheduled_ts", "2026-12-01T00:00:00Z");
        scenario.withArray("event_fee_changes")
                .addObject()
                .put("event_ticker", EVENT)
                .put("series_ticker", SERIES)
                .put("fee_multiplier_override", 0)
                .put("scheduled_ts", "2026-12-01T00:00:00Z");
    }

    /** The first account's fills as the public saw them. */
    private static void addTrades(ObjectNode scenario) {
        StreamSupport.stream(scenario.at("/accounts/0/fills").spliterator(), false)
                .forEach(fill -> scenario.withArray("trades")
                        .addObject()
                        .put("trade_id", "t-" + fill.get("fill_id").textValue())
                        .put("ticker", fill.get("ticker").textValue())
                        .put("count_fp", fill.get("count_fp").textValue())
                        .put("yes_price_dollars", fill.get("yes_price_dollars").textValue())
                        .put("taker_book_side", fill.get("book_side").textValue())
                        .put("created_time", fill.get("created_time").textValue()));
    }

    private static void addCandlestick(ObjectNode account, String ticker, int minutes, Instant end) {
        var row = account.withArray("candlesticks")
                .addObject()
                .put("ticker", ticker)
                .put("period_interval", minutes)
                .put("end_period_ts", end.getEpochSecond())
                .put("open_interest_fp", "10.00")
                .put("volume_fp", "5.00");
        for (var distribution : new String[] {"price", "yes_ask", "yes_bid"}) {
            var prices = row.putObject(distribution);
            for (var price : new String[] {"close_dollars", "high_dollars", "low_dollars", "open_dollars"}) {
                prices.put(price, "0.5000");
            }
        }
    }

    private static void addOrder(ObjectNode account, String id, String ticker, String status, Instant at) {
        account.withArray("orders")
                .addObject()
                .put("order_id", id)
                .put("ticker", ticker)
                .put("status", status)
                .put("book_side", "bid")
                .put("yes_price_dollars", "0.4000")
                .put("initial_count_fp", "5.00")
                .put("fill_count_fp", status.equals("executed") ? "5.00" : "0.00")
                .put("created_time", at.toString());
    }
}
