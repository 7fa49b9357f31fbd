package io.evenkeel.simulator.stream.usecase;

import io.evenkeel.simulator.exchange.Market;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.BookChanged;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.MarketEvent;
import io.evenkeel.simulator.exchange.event.ExchangeEvent.Traded;
import io.evenkeel.simulator.row.WireRow;
import io.evenkeel.simulator.stream.BookNotice;
import io.evenkeel.simulator.stream.BookNotice.Cause;
import io.evenkeel.simulator.stream.BookNotice.Change;
import io.evenkeel.simulator.stream.Channel;
import io.evenkeel.simulator.stream.Json;
import io.evenkeel.simulator.stream.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What everybody is told of markets and events. */
final class MarketNotices {
    private static final String COMBO = "KXMVE";
    private static final List<String> STRIKES = List.of("strike_type", "floor_strike", "cap_strike", "custom_strike");

    private MarketNotices() {}

    static Notice of(BookChanged event) {
        var change = new Change(event.ticker(), event.side(), event.yesPrice(), event.delta(), event.at());
        var clientOrderId = event.clientOrderId() == null ? "" : event.clientOrderId();
        var cause = event.account() == null ? null : new Cause(event.account(), clientOrderId, event.subaccount());
        return new BookNotice(change, cause);
    }

    static Notice of(Traded event) {
        var trade = event.trade();
        return Notice.of(
                Channel.TRADE,
                "trade",
                trade.ticker(),
                null,
                () -> new Json()
                        .with("trade_id", trade.id())
                        .with("market_ticker", trade.ticker())
                        .with("yes_price_dollars", trade.yesPrice())
                        .with("no_price_dollars", trade.yesPrice().complement())
                        .with("count_fp", trade.count())
                        .with("taker_side", trade.row().text("taker_outcome_side"))
                        .with("taker_outcome_side", trade.row().text("taker_outcome_side"))
                        .with("taker_book_side", trade.takerSide().wire())
                        .with("is_block_trade", trade.row().fields().get("is_block_trade"))
                        .with("ts", trade.at().getEpochSecond())
                        .with("ts_ms", trade.at().toEpochMilli())
                        .end());
    }

    /**
     * A step of a market's life.
     *
     * @param market as it is now, null if it is not there
     */
    static Notice of(MarketEvent event, @Nullable Market market) {
        var isCombo = event.ticker().startsWith(COMBO);
        var channel = isCombo ? Channel.COMBO_LIFECYCLE : Channel.LIFECYCLE;
        return Notice.of(channel, channel.wire(), null, null, () -> {
            var body = new Json().with("market_ticker", event.ticker()).with("event_type", event.eventType());
            extras(event, market).forEach(body::with);
            return body.end();
        });
    }

    private static Map<String, Object> extras(MarketEvent event, @Nullable Market market) {
        return market != null
                        && event.eventType().equals("created")
                        && event.extras().isEmpty()
                ? created(market.row())
                : new TreeMap<>(event.extras());
    }

    private static Map<String, Object> created(WireRow market) {
        var extras = new LinkedHashMap<String, Object>();
        extras.put("exchange_index", market.whole("exchange_index", 0));
        extras.put("open_ts", market.instant("open_time").getEpochSecond());
        extras.put("close_ts", market.instant("close_time").getEpochSecond());
        extras.put("price_level_structure", market.text("price_level_structure"));
        copy(market, "price_ranges", extras);
        extras.put("additional_metadata", metadata(market));
        return extras;
    }

    private static Map<String, Object> metadata(WireRow market) {
        var metadata = new LinkedHashMap<String, Object>();
        var name = market.textIfAny("yes_sub_title").orElse("");
        metadata.put("name", name);
        metadata.put("title", market.textIfAny("title").orElse(name));
        for (var text : List.of("yes_sub_title", "no_sub_title", "rules_primary", "rules_secondary")) {
            metadata.put(text, market.textIfAny(text).orElse(""));
        }
        copy(market, "can_close_early", metadata);
        metadata.put("event_ticker", market.text("event_ticker"));
        market.instantIfAny("expected_expiration_time")
                .or(() -> market.instantIfAny("latest_expiration_time"))
                .map(Instant::getEpochSecond)
                .ifPresent(at -> metadata.put("expected_expiration_ts", at));
        STRIKES.forEach(field -> copy(market, field, metadata));
        return metadata;
    }

    private static void copy(WireRow row, String field, Map<String, Object> to) {
        var value = row.fields().get(field);
        if (value != null) {
            to.put(field, value);
        }
    }

    /** A new event. */
    static Notice ofEvent(WireRow event) {
        var ticker = event.text("event_ticker");
        var channel = ticker.startsWith(COMBO) ? Channel.COMBO_LIFECYCLE : Channel.LIFECYCLE;
        return Notice.of(channel, "event_lifecycle", null, null, () -> {
            var body = new Json()
                    .with("event_ticker", ticker)
                    .with("exchange_index", event.whole("exchange_index", 0))
                    .with("title", event.textIfAny("title").orElse(""))
                    .with("subtitle", event.textIfAny("sub_title").orElse(""))
                    .with(
                            "collateral_return_type",
                            event.textIfAny("collateral_return_type").orElse(""))
                    .with("series_ticker", event.textIfAny("series_ticker").orElse(""));
            event.instantIfAny("strike_date").ifPresent(at -> body.with("strike_date", at.getEpochSecond()));
            event.textIfAny("strike_period").ifPresent(period -> body.with("strike_period", period));
            return body.end();
        });
    }

    /** The fees of one event differ from those of its series, or do so no longer. */
    static Notice ofFees(WireRow event) {
        return Notice.of(
                Channel.LIFECYCLE,
                "event_fee_update",
                null,
                null,
                () -> new Json()
                        .with("event_ticker", event.text("event_ticker"))
                        .with("fee_type_override", event.fields().get("fee_type_override"))
                        .with("fee_multiplier_override", event.fields().get("fee_multiplier_override"))
                        .end());
    }
}
