package io.evenkeel.simulator.exchange;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import io.evenkeel.simulator.row.BadInput;
import io.evenkeel.simulator.row.WireRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A market as its row tells it. */
public record Market(String ticker, String eventTicker, String status, Instant at, WireRow row) implements Entry {
    /** @throws BadInput naming the field that is missing or wrong */
    public static Market of(WireRow given, Instant now) {
        var ticker = given.text("ticker");
        var row = withQuotes(withTimes(withTexts(given.withDefault("event_ticker", Rows.eventOf(ticker))), now));
        row.parsed("last_price_dollars", Price::parse);
        return new Market(ticker, row.text("event_ticker"), row.text("status"), row.instant("created_time"), row);
    }

    @Override
    public String id() {
        return ticker;
    }

    /** True once the pay-out has been made; its positions are then history. */
    public boolean isSettled() {
        return status.equals("finalized");
    }

    /** True while it can be traded. */
    public boolean isActive() {
        return status.equals("active");
    }

    /** True from its close until its result is out. */
    public boolean isClosed() {
        return status.equals("closed");
    }

    public Price lastPrice() {
        return row.parsed("last_price_dollars", Price::parse);
    }

    public Optional<Instant> openTime() {
        return row.instantIfAny("open_time");
    }

    public Optional<Instant> closeTime() {
        return row.instantIfAny("close_time");
    }

    public Optional<Instant> settledAt() {
        return row.instantIfAny("settlement_ts");
    }

    public Optional<Instant> updatedAt() {
        return row.instantIfAny("updated_time");
    }

    /** True for a combination market, which its ticker tells. */
    public boolean isCombo() {
        return ticker.startsWith("KXMVE");
    }

    /** The same market with another row, which has every field already. */
    Market withRow(WireRow newRow) {
        return new Market(ticker, eventTicker, newRow.text("status"), at, newRow);
    }

    private static WireRow withTexts(WireRow row) {
        return row.withDefault("can_close_early", true)
                .withDefault("exchange_index", 0)
                .withDefault("expiration_value", "")
                .withDefault("market_type", "binary")
                .withDefault("no_sub_title", "")
                .withDefault("notional_value_dollars", Price.ONE.toString())
                .withDefault("price_level_structure", "linear_cent")
                .withDefault(
                        "price_ranges",
                        List.of(new TreeMap<>(Map.of("end", "1.0000", "start", "0.0000", "step", "0.0100"))))
                .withDefault("result", "")
                .withDefault("rules_primary", "")
                .withDefault("rules_secondary", "")
                .withDefault("settlement_timer_seconds", 300)
                .withDefault("status", "active")
                .withDefault("yes_sub_title", "");
    }

    private static WireRow withTimes(WireRow row, Instant now) {
        var created = row.instantIfAny("created_time")
                .or(() -> row.instantIfAny("open_time"))
                .orElse(now)
                .toString();
        var timed = row.withDefault("created_time", created)
                .withDefault("open_time", created)
                .withDefault("updated_time", created)
                .withDefault("close_time", now.plusSeconds(365L * 24 * 3600).toString());
        return timed.withDefault("latest_expiration_time", timed.text("close_time"));
    }

    /** An empty book shows zero bids, and asks at 1 on the leg where a zero bid makes one. */
    private static WireRow withQuotes(WireRow row) {
        var noPrice = Price.ZERO.toString();
        var nothing = Quantity.ZERO.toString();
        var quoted = row.withDefault("yes_bid_dollars", noPrice).withDefault("yes_ask_dollars", noPrice);
        var yesBid = quoted.parsed("yes_bid_dollars", Price::parse);
        var yesAsk = quoted.parsed("yes_ask_dollars", Price::parse);
        var noBid = yesAsk.equals(Price.ZERO) ? Price.ZERO : yesAsk.complement();
        return quoted.withDefault("no_ask_dollars", yesBid.complement().toString())
                .withDefault("no_bid_dollars", noBid.toString())
                .withDefault("last_price_dollars", noPrice)
                .withDefault("open_interest_fp", nothing)
                .withDefault("previous_price_dollars", noPrice)
                .withDefault("previous_yes_ask_dollars", noPrice)
                .withDefault("previous_yes_bid_dollars", noPrice)
                .withDefault("volume_24h_fp", nothing)
                .withDefault("volume_fp", nothing)
                .withDefault("yes_ask_size_fp", nothing)
                .withDefault("yes_bid_size_fp", nothing);
    }
}
