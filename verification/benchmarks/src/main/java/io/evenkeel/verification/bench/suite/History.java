package io.evenkeel.verification.bench.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A generated history of one account: fills at random over open markets, the same for the same size.
 *
 * @param fills oldest first
 */
record History(List<Fill> fills, int markets) {
    static final String ACCOUNT = "bench";

    private static final long SEED = 20_261_121;
    private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(60);
    private static final int MARKETS_OF_EVENT = 2;

    /**
     * One fill.
     *
     * @param feeE4 in hundredths of a cent
     */
    record Fill(UUID id, int market, boolean bid, int contracts, int priceCents, int feeE4, Instant at) {
        String ticker() {
            return History.ticker(market);
        }
    }

    static History of(int fills, int markets) {
        var random = new SplittableRandom(SEED);
        var step = SPAN.dividedBy(fills);
        var list = new ArrayList<Fill>(fills);
        for (var i = 0; i < fills; i++) {
            var contracts = random.nextInt(1, 50);
            list.add(new Fill(
                    new UUID(random.nextLong(), random.nextLong()),
                    random.nextInt(markets),
                    random.nextBoolean(),
                    contracts,
                    random.nextInt(5, 96),
                    contracts * random.nextInt(0, 170),
                    NOW.minus(step.multipliedBy(fills - i))));
        }
        return new History(list, markets);
    }

    /** What all of them cost in fees. */
    BigDecimal fees() {
        return BigDecimal.valueOf(fills.stream().mapToLong(Fill::feeE4).sum(), 4);
    }

    /** Writes it as a scenario. */
    void writeTo(Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("now", NOW.toString());
            json.writeArrayFieldStart("series");
            series(json);
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            for (var event = 0; event * MARKETS_OF_EVENT < markets; event++) {
                event(json, event);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("markets");
            for (var market = 0; market < markets; market++) {
                market(json, market);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("accounts");
            account(json);
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void account(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("account", ACCOUNT);
        json.writeStringField("opening_cash_dollars", "10000000");
        json.writeArrayFieldStart("fills");
        // Newest first, as the exchange pages them.
        for (var fill : fills.reversed()) {
            fill(json, fill);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void fill(JsonGenerator json, Fill fill) throws IOException {
        json.writeStartObject();
        json.writeStringField("fill_id", fill.id().toString());
        json.writeStringField("trade_id", fill.id().toString());
        json.writeStringField("order_id", new UUID(0, fill.id().getLeastSignificantBits()).toString());
        json.writeStringField("ticker", fill.ticker());
        json.writeStringField("book_side", fill.bid() ? "bid" : "ask");
        json.writeStringField("outcome_side", fill.bid() ? "yes" : "no");
        json.writeStringField("side", fill.bid() ? "yes" : "no");
        json.writeStringField("action", "buy");
        json.writeStringField("count_fp", fill.contracts() + ".00");
        json.writeStringField("yes_price_dollars", "0.%02d00".formatted(fill.priceCents()));
        json.writeStringField("no_price_dollars", "0.%02d00".formatted(100 - fill.priceCents()));
        json.writeBooleanField("is_taker", fill.feeE4() > 0);
        json.writeStringField(
                "fee_cost", BigDecimal.valueOf(fill.feeE4(), 4).setScale(6).toPlainString());
        json.writeStringField("created_time", fill.at().toString());
        json.writeNumberField("ts", fill.at().getEpochSecond());
        json.writeNumberField("subaccount_number", 0);
        json.writeEndObject();
    }

    private static void series(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticker", "KXBENCH");
        json.writeStringField("title", "Bench");
        json.writeStringField("category", "Sports");
        json.writeStringField("fee_type", "quadratic");
        json.writeNumberField("fee_multiplier", 1);
        json.writeEndObject();
    }

    private static void event(JsonGenerator json, int event) throws IOException {
        json.writeStartObject();
        json.writeStringField("event_ticker", eventTicker(event));
        json.writeStringField("series_ticker", "KXBENCH");
        json.writeStringField("title", eventTicker(event));
        json.writeBooleanField("mutually_exclusive", true);
        json.writeEndObject();
    }

    private static void market(JsonGenerator json, int market) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticker", ticker(market));
        json.writeStringField("event_ticker", eventTicker(market / MARKETS_OF_EVENT));
        json.writeStringField("market_type", "binary");
        json.writeStringField("status", "active");
        json.writeStringField("open_time", NOW.minus(SPAN).toString());
        json.writeStringField("close_time", NOW.plus(SPAN).toString());
        json.writeStringField("yes_bid_dollars", "0.4900");
        json.writeStringField("yes_ask_dollars", "0.5100");
        json.writeStringField("last_price_dollars", "0.5000");
        json.writeEndObject();
    }

    private static String eventTicker(int event) {
        return "KXBENCH-26E%04d".formatted(event);
    }

    private static String ticker(int market) {
        return eventTicker(market / MARKETS_OF_EVENT) + (market % MARKETS_OF_EVENT == 0 ? "-A" : "-B");
    }
}
