package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * The world that {@code up} begins with when nobody names another one. It goes on while it is looked at: robots quote,
 * and now and then somebody trades with an account's resting order. So figures are compared between two moments at
 * which the exchange said the same.
 */
final class Demonstration {
    private final PublicApi api;
    private final PublicApi exchange;
    private final String token;

    Demonstration(Suite suite) {
        api = suite.api();
        exchange = new PublicApi(new Components(suite).url("simulator"));
        token = api.adminToken();
    }

    /** Net profit of every account, and of every settled market, as the exchange's own books have them. */
    void isTrue() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    var before = netByExchange();
                    var shown = new TreeMap<String, String>();
                    before.keySet().forEach(account -> shown.put(account, netShown(account)));
                    assertThat(netByExchange())
                            .as("the exchange stood still meanwhile")
                            .isEqualTo(before);
                    assertThat(shown).isEqualTo(before);
                });
        assertThat(netByExchange()).containsOnlyKeys("alpha", "beta", "gamma");
        for (var account : netByExchange().keySet()) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> settledMarketsAddUp(account));
        }
    }

    /** As it was loaded once, it goes on: a second start makes no second world. */
    void isStill(Map<String, Integer> settlements) {
        settlements()
                .forEach((account, count) ->
                        assertThat(count).as(account).isGreaterThanOrEqualTo(settlements.get(account)));
    }

    /** How many settlements each account has had. */
    Map<String, Integer> settlements() {
        var counts = new TreeMap<String, Integer>();
        for (var account : figures()) {
            counts.put(
                    account.path("account").textValue(),
                    account.path("settlements").intValue());
        }
        return counts;
    }

    private void settledMarketsAddUp(String account) {
        var settled = new ArrayList<JsonNode>();
        for (var market : api.all("/api/pnl/markets", "account=" + account, 100, token)) {
            if (!market.path("exchange_pnl_dollars").isNull()) {
                settled.add(market);
            }
        }
        assertThat(settled).as("settled markets of %s", account).hasSizeGreaterThan(10);
        assertThat(settled).allSatisfy(market -> {
            assertThat(market.path("pnl_source").textValue()).isEqualTo("fills");
            assertThat(market.path("net_dollars")).isEqualTo(market.path("exchange_pnl_dollars"));
        });
    }

    private Map<String, String> netByExchange() {
        var net = new TreeMap<String, String>();
        for (var account : figures()) {
            net.put(
                    account.path("account").textValue(),
                    account.path("net_dollars").textValue());
        }
        return net;
    }

    private Iterable<JsonNode> figures() {
        var answer = exchange.get("/sim/figures", null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("accounts");
    }

    private String netShown(String account) {
        var answer = api.get("/api/pnl/summary?period=all&account=" + account, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("totals").path("net_dollars").textValue();
    }
}
