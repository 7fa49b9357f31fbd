package io.evenkeel.pnl.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.contracts.BookSide;
import io.evenkeel.contracts.id.FillId;
import io.evenkeel.contracts.id.OrderId;
import io.evenkeel.contracts.money.Money;
import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.book.Side;
import io.evenkeel.pnl.mark.MarkSource;
import io.evenkeel.pnl.mark.Quote;
import io.evenkeel.pnl.settlement.MarketEnd;
import io.evenkeel.pnl.settlement.MarketFacts;
import io.evenkeel.pnl.settlement.MarketPnl;
import io.evenkeel.pnl.settlement.Settlement;
import io.evenkeel.testkit.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A history file with the figures expected for it, read as the model wants it. */
public record Scenario(
        String name,
        JsonNode history,
        JsonNode expected,
        @Nullable JsonNode expectedNewYork) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of the vectors that the testkit carries, such as {@code history-101}. */
    public static Scenario vector(String name) {
        return new Scenario(
                name,
                resource(name + ".json"),
                resource(name + ".expected.json"),
                resource(name + ".expected.new-york.json"));
    }

    static Scenario recordedAccount() {
        return new Scenario(
                "account-2026",
                shared("recordings/account-2026/history.json"),
                shared("recordings/account-2026/history.expected.json"),
                null);
    }

    @Override
    public String toString() {
        return name;
    }

    public List<String> accounts() {
        var names = new ArrayList<String>();
        history.get("accounts").forEach(account -> names.add(text(account, "account")));
        return names;
    }

    /** Fills of an account by ticker, as the file lists them. */
    public Map<String, List<Fill>> fills(String account) {
        var fills = new TreeMap<String, List<Fill>>();
        account(account)
                .path("fills")
                .forEach(row -> fills.computeIfAbsent(text(row, "ticker"), _ -> new ArrayList<>())
                        .add(fill(row)));
        return fills;
    }

    /** What is known of each market that the account had to do with. */
    public Map<String, MarketFacts> facts(String account) {
        var facts = new TreeMap<String, MarketFacts>();
        fills(account).keySet().forEach(ticker -> facts.put(ticker, new MarketFacts(null, end(ticker), null)));
        account(account).path("settlements").forEach(row -> {
            var ticker = text(row, "ticker");
            facts.put(ticker, new MarketFacts(settlement(row), end(ticker), null));
        });
        return facts;
    }

    /** Every market of the account, computed from nothing. */
    public Map<String, MarketPnl> markets(String account) {
        var fills = fills(account);
        var markets = new TreeMap<String, MarketPnl>();
        facts(account)
                .forEach((ticker, facts) ->
                        markets.put(ticker, MarketPnl.of(fills.getOrDefault(ticker, List.of()), facts)));
        return markets;
    }

    /** Half way between bid and ask of a market, or {@code null} without both. */
    @Nullable
    Money mid(String ticker, Side side) {
        var row = market(ticker);
        var quote = new Quote(price(row, "yes_bid_dollars"), price(row, "yes_ask_dollars"), null, Instant.EPOCH);
        return MarkSource.MID.mark(side, quote, Instant.EPOCH, Duration.ZERO);
    }

    public JsonNode market(String ticker) {
        for (var market : history.get("markets")) {
            if (text(market, "ticker").equals(ticker)) {
                return market;
            }
        }
        throw new IllegalArgumentException("no market " + ticker + " in " + name);
    }

    public JsonNode account(String account) {
        for (var row : history.get("accounts")) {
            if (text(row, "account").equals(account)) {
                return row;
            }
        }
        throw new IllegalArgumentException("no account " + account + " in " + name);
    }

    public static String text(JsonNode row, String field) {
        return row.required(field).textValue();
    }

    private MarketEnd end(String ticker) {
        var row = market(ticker);
        return new MarketEnd(
                text(row, "status").equals("finalized"),
                optional(row, "result"),
                row.hasNonNull("settlement_value_dollars") ? Price.parse(text(row, "settlement_value_dollars")) : null,
                row.hasNonNull("settlement_ts") ? Instant.parse(text(row, "settlement_ts")) : null);
    }

    private static Fill fill(JsonNode row) {
        return new Fill(
                new FillId(text(row, "fill_id")),
                new OrderId(text(row, "order_id")),
                BookSide.ofWire(text(row, "book_side")),
                Quantity.parse(text(row, "count_fp")),
                Price.parse(text(row, "yes_price_dollars")),
                Money.parse(text(row, "fee_cost")),
                Instant.parse(text(row, "created_time")));
    }

    private static Settlement settlement(JsonNode row) {
        return new Settlement(
                text(row, "market_result"),
                Quantity.parse(text(row, "yes_count_fp")),
                Quantity.parse(text(row, "no_count_fp")),
                Money.parse(text(row, "yes_total_cost_dollars")),
                Money.parse(text(row, "no_total_cost_dollars")),
                Money.ofCents(row.required("revenue").longValue()),
                row.hasNonNull("value") ? new Price(row.get("value").longValue() * 100) : null,
                Money.parse(text(row, "fee_cost")),
                Instant.parse(text(row, "settled_time")));
    }

    /** A price of zero in a market row says that nobody bids or offers. */
    private static @Nullable Price price(JsonNode row, String field) {
        var price = Price.parse(text(row, field));
        return price.equals(Price.ZERO) ? null : price;
    }

    private static @Nullable String optional(JsonNode row, String field) {
        return row.hasNonNull(field) ? text(row, field) : null;
    }

    private static JsonNode resource(String file) {
        try (var in = Scenario.class.getResourceAsStream("/vectors/pnl/" + file)) {
            if (in == null) {
                throw new IllegalStateException("no vector " + file + " on the class path");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode shared(String file) {
        try {
            return JSON.readTree(Files.readString(SharedFolder.path(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
