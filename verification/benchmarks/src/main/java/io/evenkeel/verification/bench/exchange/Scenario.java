package io.evenkeel.verification.bench.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Two accounts with plenty of cash over some empty markets; one of the accounts has a history of fills. */
final class Scenario {
    static final String READER = "reader";
    static final String OTHER = "other";

    private static final long SEED = 20_261_121;
    private static final Instant NOW = Instant.parse("2026-11-15T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(30);

    private Scenario() {}

    static String ticker(int market) {
        return "KXSPEED-26E%03d-A".formatted(market);
    }

    static void write(Path file, int markets, int fills) throws IOException {
        try (var out = Files.newOutputStream(file);
                var json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("now", NOW.toString());
            json.writeArrayFieldStart("markets");
            for (var market = 0; market < markets; market++) {
                market(json, ticker(market));
            }
            // The history is in a market of its own, so that the others begin with nothing.
            market(json, ticker(markets));
            json.writeEndArray();
            json.writeArrayFieldStart("accounts");
            for (var account : List.of(READER, OTHER)) {
                json.writeStartObject();
                json.writeStringField("account", account);
                json.writeStringField("opening_cash_dollars", "100000000");
                json.writeArrayFieldStart("fills");
                fills(json, ticker(markets), account.equals(READER) ? fills : 0);
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void market(JsonGenerator json, String ticker) throws IOException {
        json.writeStartObject();
        json.writeStringField("ticker", ticker);
        json.writeStringField("status", "active");
        json.writeStringField("open_time", NOW.minus(SPAN).toString());
        json.writeStringField("close_time", NOW.plus(SPAN).toString());
        json.writeEndObject();
    }

    private static void fills(JsonGenerator json, String ticker, int fills) throws IOException {
        var random = new SplittableRandom(SEED);
        var step = SPAN.dividedBy(fills + 1);
        for (var i = 1; i <= fills; i++) {
            json.writeStartObject();
            json.writeStringField("fill_id", new UUID(random.nextLong(), random.nextLong()).toString());
            json.writeStringField("order_id", new UUID(random.nextLong(), random.nextLong()).toString());
            json.writeStringField("ticker", ticker);
            json.writeStringField("book_side", i % 2 == 0 ? "bid" : "ask");
            json.writeStringField("count_fp", "1.00");
            json.writeStringField("yes_price_dollars", "0.%02d00".formatted(random.nextInt(5, 96)));
            json.writeStringField("fee_cost", "0.017500");
            json.writeStringField(
                    "created_time", NOW.minus(step.multipliedBy(i)).toString());
            json.writeEndObject();
        }
    }
}
