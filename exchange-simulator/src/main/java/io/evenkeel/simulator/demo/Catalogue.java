package io.evenkeel.simulator.demo;

import io.evenkeel.contracts.money.Price;
import io.evenkeel.contracts.money.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The public rows: series, events and markets. */
final class Catalogue {
    private static final Map<String, List<String>> TITLES = Map.of(
            "KXNFLGAME", List.of("Professional football game", "Sports"),
            "KXNBAGAME", List.of("Professional basketball game", "Sports"),
            "KXNHLGAME", List.of("Professional hockey game", "Sports"),
            "KXHIGHNY", List.of("Highest temperature in New York", "Weather"),
            "KXBTCD", List.of("Bitcoin price", "Crypto"),
            "KXCPI", List.of("Consumer prices", "Economics"),
            "KXFEDDECISION", List.of("Federal funds rate", "Economics"),
            "KXAPPROVAL", List.of("Presidential approval", "Politics"),
            "KXRT", List.of("Critics' scores", "Entertainment"));
    private static final int CENT = 100;
    private static final Quantity SIZE = Quantity.parse("120");

    private Catalogue() {}

    static List<Map<String, Object>> series() {
        return Arrays.stream(Contest.Kind.values())
                .map(kind -> series(kind.series()))
                .toList();
    }

    private static Map<String, Object> series(String ticker) {
        var texts = TITLES.getOrDefault(ticker, List.of(ticker, ""));
        var row = new LinkedHashMap<String, Object>();
        row.put("ticker", ticker);
        row.put("title", texts.getFirst());
        row.put("category", texts.getLast());
        row.put("fee_type", Fees.typeOf(ticker));
        row.put("fee_multiplier", 1);
        return row;
    }

    static Map<String, Object> event(Contest contest) {
        var row = new LinkedHashMap<String, Object>();
        row.put("event_ticker", contest.eventTicker());
        row.put("series_ticker", contest.kind().series());
        row.put("title", contest.title());
        row.put("mutually_exclusive", contest.twoSided());
        return row;
    }

    /**
     * @param ours what the accounts of the demonstration acquired
     */
    static Map<String, Object> market(Contest contest, Listing market, Quantity ours, Dice dice) {
        var volume = ours.plus(new Quantity(dice.between(400, 9_000) * 100L));
        var row = new LinkedHashMap<String, Object>();
        row.put("ticker", market.ticker());
        row.put("event_ticker", market.eventTicker());
        row.put("title", contest.title() + ": " + market.name());
        row.put("yes_sub_title", market.name());
        row.put("no_sub_title", "Not " + market.name());
        row.put("created_time", market.opens().minus(Duration.ofDays(1)).toString());
        row.put("open_time", market.opens().toString());
        row.put("close_time", market.closes().toString());
        row.put("expected_expiration_time", market.settles().toString());
        row.put(
                "latest_expiration_time",
                market.closes().plus(Duration.ofDays(7)).toString());
        row.put("settlement_timer_seconds", market.timer().toSeconds());
        row.put("status", market.status());
        row.put("rules_primary", "Made up for the demonstration.");
        row.put("volume_fp", volume.toString());
        row.put("volume_24h_fp", new Quantity(market.isOpen() ? volume.contractsE2() / 2_000 * 100 : 0).toString());
        row.put("open_interest_fp", new Quantity(volume.contractsE2() / 200 * 100).toString());
        row.put("last_price_dollars", market.path().at(market.tradedUntil()).toString());
        row.put(
                "previous_price_dollars",
                market.path()
                        .at(market.tradedUntil().minus(Duration.ofHours(24)))
                        .toString());
        if (market.isOpen()) {
            quote(row, market);
        } else if (market.isDetermined()) {
            row.put("result", market.result());
            row.put("settlement_value_dollars", market.yesPays().toString());
            row.put("expiration_value", market.result());
        }
        row.put("updated_time", updated(market).toString());
        if (market.isOver()) {
            row.put("settlement_ts", market.settles().toString());
        }
        return row;
    }

    private static Instant updated(Listing market) {
        if (market.isOver()) {
            return market.settles();
        }
        return market.isDetermined() ? market.determined() : market.opens();
    }

    private static void quote(Map<String, Object> row, Listing market) {
        var fair = market.path().at(market.now()).dollarsE4();
        row.put("yes_bid_dollars", new Price(Math.clamp(fair - CENT, CENT, 98 * CENT)).toString());
        row.put("yes_ask_dollars", new Price(Math.clamp(fair + CENT, 2 * CENT, 99 * CENT)).toString());
        row.put("yes_bid_size_fp", SIZE.toString());
        row.put("yes_ask_size_fp", SIZE.toString());
    }
}
