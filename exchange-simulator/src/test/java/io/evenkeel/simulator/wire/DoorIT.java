package io.evenkeel.simulator.wire;

import static io.evenkeel.simulator.wire.SimulatorProcess.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.simulator.Histories;
import io.evenkeel.testkit.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures, errors, limits and pages, with real keys over the wire. */
class DoorIT {
    private static final String BALANCE = "/portfolio/balance";

    @TempDir
    static Path folder;

    private static SimulatorProcess simulator;

    @BeforeAll
    static void start() throws IOException {
        simulator = SimulatorProcess.ready(folder, Histories.file(106), SimulatorProcess.UNHURRIED, "alpha", "beta");
        simulator.liftLimits("alpha");
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 0, 5, 50})
    void a_signature_of_about_now_is_accepted(long seconds) {
        assertThat(simulator
                        .signed("alpha", "GET", BALANCE, Duration.ofSeconds(seconds))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -30, 90, 300})
    void a_stale_signature_is_refused_as_recorded(long seconds) {
        var answer = simulator.signed("alpha", "GET", BALANCE, Duration.ofSeconds(seconds));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"code\":\"header_timestamp_expired\","
                        + "\"message\":\"header timestamp expired\"}}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', /trade-api/v2/portfolio/balance, 32, 200",
        "'', /portfolio/balance, 32, 401",
        "'', /trade-api/v2/portfolio/balance?subaccount=0, 32, 401",
        "'', /trade-api/v2/portfolio/balance, 0, 401"
    })
    void only_the_path_without_query_and_with_a_salt_of_32_is_signed(
            String unused, String signedPath, int salt, int status) {
        var timestamp = SimulatorProcess.timestamp(Duration.ZERO);
        var key = simulator.key("alpha");
        var answer = simulator.call(
                "GET",
                ROOT + BALANCE + "?subaccount=0",
                SimulatorProcess.headers(key.keyId(), timestamp, key.sign(timestamp + "GET" + signedPath, salt)),
                unused);
        assertThat(answer.status()).isEqualTo(status);
        if (status == 401) {
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                            + "\"details\":\"INCORRECT_API_KEY_SIGNATURE\"}}");
        }
    }

    @Test
    void the_path_is_signed_as_it_is_encoded_on_the_wire() {
        var path = "/portfolio/orders/with%20blank";
        assertThat(simulator.get("alpha", path).json().at("/error/code").textValue())
                .isEqualTo("not_found");
    }

    @Test
    void an_unknown_key_and_a_missing_signature_are_refused_as_recorded() {
        var timestamp = SimulatorProcess.timestamp(Duration.ZERO);
        var signature = simulator.key("alpha").sign(timestamp + "GET" + ROOT + BALANCE, 32);
        assertThat(simulator
                        .call("GET", ROOT + BALANCE, SimulatorProcess.headers("nobody", timestamp, signature), "")
                        .body())
                .isEqualTo("{\"error\":{\"code\":\"authentication_error\",\"message\":\"authentication_error\","
                        + "\"details\":\"NOT_FOUND\"}}");
        var headers =
                new TreeMap<>(SimulatorProcess.headers(simulator.key("alpha").keyId(), timestamp, signature));
        headers.remove("KALSHI-ACCESS-SIGNATURE");
        assertThat(simulator.call("GET", ROOT + BALANCE, headers, "").body())
                .isEqualTo("{\"error\":{\"code\":\"signature_is_missing_from_headers\","
                        + "\"message\":\"signature is missing from headers\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/markets",
                "/events",
                "/series",
                "/series/fee_changes",
                "/exchange/status",
                "/exchange/schedule",
                "/historical/cutoff",
                "/account/endpoint_costs"
            })
    void market_data_needs_no_key(String path) {
        assertThat(simulator.call("GET", ROOT + path, Map.of(), "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/portfolio/balance",
                "/portfolio/fills",
                "/portfolio/settlements",
                "/portfolio/positions",
                "/portfolio/deposits",
                "/portfolio/withdrawals",
                "/portfolio/orders",
                "/portfolio/subaccounts/balances",
                "/portfolio/subaccounts/transfers",
                "/historical/fills",
                "/historical/orders",
                "/historical/positions",
                "/account/limits",
                "/exchange/user_data_timestamp"
            })
    void an_accounts_own_data_needs_its_key_and_has_keys_in_order(String path) {
        assertThat(simulator.call("GET", ROOT + path, Map.of(), "").status()).isEqualTo(401);
        var answer = simulator.get("alpha", path);
        assertThat(answer.status()).isEqualTo(200);
        var names = new ArrayList<String>();
        answer.json().fieldNames().forEachRemaining(names::add);
        assertThat(names).isSorted();
    }

    @Test
    void pages_make_up_the_history_of_each_account_alone() {
        for (var account : List.of("alpha", "beta")) {
            var index = account.equals("alpha") ? 0 : 1;
            var wanted = new ArrayList<String>();
            Vectors.scenario(106)
                    .at("/accounts/" + index + "/fills")
                    .forEach(row -> wanted.add(row.get("fill_id").textValue()));
            assertThat(walk(account, "/portfolio/fills?limit=50", "fills", "fill_id"))
                    .isEqualTo(wanted);
        }
    }

    @Test
    void filters_narrow_and_garbage_cursors_begin_again() {
        var first = simulator.get("alpha", "/portfolio/fills?limit=1").json().at("/fills/0");
        var order = first.get("order_id").textValue();
        assertThat(simulator
                        .get("alpha", "/portfolio/fills?order_id=" + order)
                        .json()
                        .get("fills"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("order_id").textValue()).isEqualTo(order));
        var second = first.get("ts").longValue();
        assertThat(simulator
                        .get("alpha", "/portfolio/fills?min_ts=" + (second + 1))
                        .json()
                        .get("fills"))
                .isEmpty();
        assertThat(simulator
                        .get("alpha", "/portfolio/fills?limit=1&cursor=garbage")
                        .json()
                        .at("/fills/0"))
                .isEqualTo(first);
        assertThat(simulator
                        .get("alpha", "/portfolio/fills?subaccount=3")
                        .json()
                        .get("fills"))
                .isEmpty();
    }

    @Test
    void everything_is_on_the_first_shard() {
        assertThat(simulator
                        .get("alpha", "/portfolio/positions?exchange_index=0")
                        .json()
                        .get("market_positions"))
                .isEqualTo(simulator.get("alpha", "/portfolio/positions").json().get("market_positions"))
                .isNotEmpty();
        assertThat(simulator
                        .get("alpha", "/portfolio/positions?exchange_index=2")
                        .json()
                        .get("market_positions"))
                .isEmpty();
        var elsewhere = simulator.get("alpha", BALANCE + "?exchange_index=2").json();
        assertThat(elsewhere.get("balance_dollars").textValue()).isEqualTo("0.0000");
        assertThat(elsewhere.get("balance_breakdown")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /portfolio/fills?limit=1001, 400, msg",
        "GET, /portfolio/deposits?limit=501, 400, msg",
        "GET, /events?limit=201, 400, msg",
        "GET, /markets/NOPE, 404, error",
        "GET, /portfolio/orders/nope, 404, error",
        "GET, /no/such/path, 404, error",
        "POST, /portfolio/orders, 410, error",
        "DELETE, /portfolio/orders/x, 410, error",
        "POST, /portfolio/orders/x/amend, 410, error",
        "DELETE, /portfolio/orders/batched, 410, error"
    })
    void refusals_have_the_shape_of_their_kind(String method, String path, int status, String key) {
        var answer = simulator.signed("alpha", method, path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().has(key)).isTrue();
    }

    @Test
    void a_trailing_slash_is_sent_elsewhere() {
        var answer = simulator.signed("alpha", "GET", BALANCE + "/?x=1");
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.location()).isEqualTo(ROOT + BALANCE + "?x=1");
    }

    @Test
    void a_caller_that_is_too_fast_is_told_so_in_text_and_nobody_else_is() {
        simulator.sim(
                "POST",
                "/limits",
                "{\"account\": \"beta\", \"usage_tier\": \"tiny\","
                        + " \"read\": {\"refill_rate\": 1, \"bucket_capacity\": 25},"
                        + " \"write\": {\"refill_rate\": 1, \"bucket_capacity\": 10}}");
        assertThat(simulator
                        .get("beta", "/account/limits")
                        .json()
                        .at("/read/bucket_capacity")
                        .intValue())
                .isEqualTo(25);
        assertThat(simulator.get("beta", BALANCE).status()).isEqualTo(200);
        var refused = simulator.get("beta", BALANCE);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"error\":\"too many requests\"}");
        assertThat(simulator.get("alpha", BALANCE).status()).isEqualTo(200);
        simulator.liftLimits("beta");
    }

    static List<String> walk(String account, String path, String list, String id) {
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = simulator
                    .get(account, path + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .json();
            page.get(list).forEach(row -> seen.add(row.get(id).textValue()));
            cursor = page.get("cursor").textValue();
        } while (!cursor.isEmpty() && seen.size() < 10_000);
        return seen;
    }
}
