package io.evenkeel.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Two accounts with a sub-account each trade with each other at random for a while, in three markets of their own, and
 * two of these are settled. Keeps what all heard, and what REST said just before the end.
 */
final class Story implements AutoCloseable {
    private static final int STEPS = 120;
    private static final List<String> CHANNELS = List.of(
            "orderbook_delta",
            "ticker",
            "trade",
            "fill",
            "market_positions",
            "user_orders",
            "market_lifecycle_v2",
            "order_group_updates",
            "communications");

    private final long seed;
    private final List<String> accounts;
    private final List<String> markets;
    private final Map<String, StreamClient> clients = new LinkedHashMap<>();
    private final List<StreamClient> all = new ArrayList<>();
    private final Map<String, JsonNode> said = new HashMap<>();
    private final Map<StreamClient, List<JsonNode>> beforeTheEnd = new HashMap<>();

    Story(int number, long seed) {
        this.seed = seed;
        accounts = List.of("alpha" + number, "beta" + number);
        markets = List.of("KXSTORY-26-A" + number, "KXSTORY-26-B" + number, "KXSTORY-26-C" + number);
    }

    /** One history for all of them. */
    static String scenario(List<Story> stories) {
        var markets = stories.stream()
                .flatMap(story -> story.markets().stream())
                .map(ticker -> "{\"ticker\": \"%s\", \"event_ticker\": \"KXSTORY-26\", \"status\": \"active\", "
                                .formatted(ticker)
                        + "\"open_time\": \"2026-11-01T00:00:00Z\", \"close_time\": \"2026-12-31T00:00:00Z\"}")
                .collect(Collectors.joining(", "));
        var accounts = stories.stream()
                .flatMap(story -> story.accounts().stream())
                .map("{\"account\": \"%s\", \"opening_cash_dollars\": \"5000\"}"::formatted)
                .collect(Collectors.joining(", "));
        return """
                {"now": "2026-11-21T12:00:00Z",
                 "series": [{"ticker": "KXSTORY", "title": "Story", "category": "Sports", "frequency": "custom",
                             "fee_type": "quadratic_with_maker_fees", "fee_multiplier": 1}],
                 "events": [{"event_ticker": "KXSTORY-26", "series_ticker": "KXSTORY", "title": "Story"}],
                 "markets": [%s],
                 "accounts": [%s]}""".formatted(markets, accounts);
    }

    void happen(SimulatorProcess simulator) {
        for (var account : accounts) {
            simulator.liftLimits(account);
            openSubaccount(new Trader(simulator, account));
            clients.put(account, follow(StreamClient.connect(simulator, account), ""));
        }
        var session = new RandomSession(simulator, new Random(seed), markets, accounts);
        session.run(STEPS / 2);
        var late = StreamClient.connect(simulator, accounts.getLast());
        follow(late, ",'use_yes_price':true,'send_initial_snapshot':true");
        session.run(STEPS / 2);
        for (var ticker : markets) {
            ask(simulator, accounts.getFirst(), "/markets/" + ticker + "/orderbook");
            ask(simulator, accounts.getFirst(), "/markets/" + ticker);
        }
        for (var account : accounts) {
            ask(simulator, account, "/portfolio/positions?subaccount=0");
            ask(simulator, account, "/portfolio/positions?subaccount=1");
        }
        for (var client : all) {
            client.sync();
            beforeTheEnd.put(client, client.frames());
        }
        settle(simulator, "{\"ticker\": \"" + markets.get(0) + "\", \"result\": \"yes\"}");
        settle(
                simulator,
                "{\"ticker\": \"" + markets.get(1) + "\", \"result\": \"scalar\", \"value_dollars\": \"0.37\"}");
        all.forEach(StreamClient::sync);
    }

    private static void openSubaccount(Trader trader) {
        assertThat(trader.send("POST", "/portfolio/subaccounts", "{}").status()).isEqualTo(201);
        var transfer = trader.send("POST", "/portfolio/subaccounts/transfer", """
                {"client_transfer_id": "7c3c1a52-0000-4000-8000-000000000001", "from_subaccount": 0,
                 "to_subaccount": 1, "amount_cents": 200000}""");
        assertThat(transfer.status()).as(transfer.body()).isEqualTo(200);
    }

    private StreamClient follow(StreamClient client, String options) {
        all.add(client);
        var tickers = "'market_tickers':['" + String.join("','", markets) + "']" + options;
        for (var channel : CHANNELS) {
            client.say("{'id':%d,'cmd':'subscribe','params':{'channels':['" + channel + "']," + tickers + "}}");
        }
        client.sync();
        return client;
    }

    private static void settle(SimulatorProcess simulator, String body) {
        var answer = simulator.sim("POST", "/settle", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void ask(SimulatorProcess simulator, String account, String path) {
        var answer = simulator.get(account, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        said.put(account + path, answer.json());
    }

    List<String> accounts() {
        return accounts;
    }

    List<String> markets() {
        return markets;
    }

    /** By account. */
    Map<String, StreamClient> clients() {
        return clients;
    }

    /** Those of the accounts, and the one who came when half of it was over and wants YES prices. */
    List<StreamClient> all() {
        return List.copyOf(all);
    }

    StreamClient late() {
        return all.getLast();
    }

    /** What REST said just before the first market was settled. */
    JsonNode said(String account, String path) {
        var answer = said.get(account + path);
        if (answer == null) {
            throw new AssertionError("nobody asked for " + path);
        }
        return answer;
    }

    /** What was told until then. */
    List<JsonNode> beforeTheEnd(StreamClient client) {
        return beforeTheEnd.get(client);
    }

    @Override
    public void close() {
        all.forEach(StreamClient::close);
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
