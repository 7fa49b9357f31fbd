package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong input at the public port: a clear answer that names the field, never a 5xx, and nothing secret in any log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputST {
    private static final List<String> GUARDED = List.of(
            "/api/me",
            "/api/accounts",
            "/api/sync/status",
            "/api/sync/runs",
            "/api/fills",
            "/api/settlements",
            "/api/orders",
            "/api/positions",
            "/api/cash-movements",
            "/api/pnl/summary",
            "/api/pnl/markets",
            "/api/pnl/markets/KXFED-26E001-A");

    @TempDir
    static Path folder;

    private final List<String> secrets = new ArrayList<>(List.of(Suite.ADMIN_PASSWORD));
    private Suite suite;
    private PublicApi api;
    private String token;

    @BeforeAll
    void start() {
        suite = Suite.in(folder);
        suite.up("--scenario", Scenario.vector(101).history().toString());
        api = suite.api();
        var login = api.login("admin", Suite.ADMIN_PASSWORD);
        token = login.path("access_token").textValue();
        secrets.add(token);
        secrets.add(login.path("refresh_token").textValue());
    }

    /** After all that was thrown at it, no log of any process holds a key, a password or a token. */
    @AfterAll
    void no_secret_is_in_any_log() throws IOException {
        try {
            for (var account : List.of("alpha", "beta")) {
                var key = Files.readString(suite.data().resolve("credentials/" + account + "/private-key.pem"));
                secrets.add(key.lines().skip(1).findFirst().orElseThrow());
            }
            var logs = suite.logs();
            assertThat(logs).isNotEmpty().doesNotContain("PRIVATE KEY");
            for (var secret : secrets) {
                // Not AssertJ's doesNotContain: its message would print the log and the secret.
                assertThat(logs.contains(secret)).as("a log holds a secret").isFalse();
            }
        } finally {
            suite.close();
        }
    }

    @Test
    void without_a_token_nothing_is_told() {
        for (var path : GUARDED) {
            api.get(path, null).isProblem(401, null);
        }
    }

    @Test
    void with_the_admins_token_everything_is_told() {
        for (var path : GUARDED) {
            var answer = api.get(path, token);
            assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        }
    }

    @Test
    void expired_forged_and_foreign_tokens_are_refused_everywhere() throws Exception {
        var tokens = new ForgedTokens(token).all(suite.data());
        secrets.addAll(tokens.values());
        for (var entry : tokens.entrySet()) {
            for (var path : GUARDED) {
                var answer = api.get(path, entry.getValue());
                assertThat(answer.status()).as(entry.getKey() + " at " + path).isIn(401, 431);
            }
        }
    }

    /** P-S1, at the public port: what is granted, and nothing else, by any list and any filter. */
    @Test
    void a_trader_sees_its_own_account_and_no_trace_of_another() throws Exception {
        var trader = new ForgedTokens(token).ofTrader(suite.data(), "alpha");
        secrets.add(trader);
        var seen = new ArrayList<String>();
        for (var path : GUARDED) {
            if (path.equals("/api/me")) {
                continue; // Told from the list of users, where this trader is not.
            }
            var hidden = api.get(path + "?account=beta", trader);
            hidden.isProblem(404, "account");
            assertThat(api.get(path + "?account=nobody", trader).body())
                    .as(path)
                    .isEqualTo(hidden.body());
            api.get(path + "?account=alpha&account=beta", trader).isProblem(404, "account");
            var all = api.get(path, trader);
            assertThat(all.status()).as(path + " " + all.body()).isEqualTo(200);
            assertThat(all.json().findValuesAsText("account")).as(path).doesNotContain("beta");
            seen.addAll(all.json().findValuesAsText("account"));
        }
        assertThat(seen).contains("alpha");
        assertThat(api.get("/api/accounts", token).json().findValuesAsText("account"))
                .contains("alpha", "beta");
        for (var path : List.of("/api/pnl/summary", "/api/pnl/markets")) {
            assertThat(api.get(path, trader).json())
                    .as(path)
                    .isEqualTo(api.get(path + "?account=alpha", token).json());
        }
    }

    @Test
    void a_wrong_password_and_an_unknown_user_get_the_same_answer() {
        var wrong = api.post("/api/auth/login", "{\"username\":\"admin\",\"password\":\"wrong-7301\"}", null);
        var unknown = api.post("/api/auth/login", "{\"username\":\"nobody\",\"password\":\"wrong-7301\"}", null);
        secrets.add("wrong-7301");
        wrong.isProblem(401, null);
        unknown.isProblem(401, null);
        assertThat(unknown.json().path("detail")).isEqualTo(wrong.json().path("detail"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/pnl/summary?period=hourly | period",
                "/api/pnl/summary?period=daily&period=weekly | period",
                "/api/pnl/summary?tz=Mars/Olympus | tz",
                "/api/pnl/summary?tz=%00 | tz",
                "/api/pnl/summary?from=yesterday | from",
                "/api/pnl/summary?to=9999999-01-01T00:00:00Z | to",
                "/api/pnl/summary?subaccount=64 | subaccount",
                "/api/pnl/summary?subaccount=1e400 | subaccount",
                "/api/pnl/summary?perod=daily | perod",
                "/api/pnl/markets?limit=1001 | limit",
                "/api/pnl/markets?limit=0 | limit",
                "/api/pnl/markets?limit=-1 | limit",
                "/api/pnl/markets?limit=1e3 | limit",
                "/api/pnl/markets?limit=99999999999999999999 | limit",
                "/api/pnl/markets?cursor=garbage | cursor",
                "/api/pnl/markets?cursor=%2F..%2F | cursor",
                "/api/fills?limit=1001 | limit",
                "/api/fills?cursor=garbage | cursor",
                "/api/settlements?limit=abc | limit"
            })
    void a_bad_parameter_is_400_and_named(String pathAndQuery, String field) {
        api.get(pathAndQuery, token).isProblem(400, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/pnl/summary",
                "/api/pnl/markets",
                "/api/fills",
                "/api/settlements",
                "/api/sync/status",
                "/api/sync/runs",
                "/api/pnl/markets/KXFED-26E001-A"
            })
    void an_unknown_account_is_404_and_named(String path) {
        api.get(path + "?account=nobody", token).isProblem(404, "account");
        api.get(path + "?account=alpha&account=nobody", token).isProblem(404, "account");
        assertThat(api.get(path + "?account=Alpha'--", token).status()).isIn(400, 404);
    }

    @Test
    void an_unknown_market_or_run_is_404() {
        api.get("/api/pnl/markets/KXNONE-1", token).isProblem(404, null);
        api.get("/api/sync/runs/00000000-0000-0000-0000-000000000000", token).isProblem(404, null);
        api.get("/api/no/such/thing", token).isProblem(404, null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"username\":\"admin\",\"password\":\"x\"} trailing | ",
                "{\"username\":\"admin\",\"username\":\"admin\",\"password\":\"x\"} | username",
                "{\"username\":\"admin\",\"password\":1e400} | password",
                "{\"username\":1e1000000000,\"password\":\"x\"} | username",
                "{\"username\":\"admin\",\"password\":\"x\",\"role\":\"admin\"} | role",
                "{\"username\":\"admin\"} | password",
                "{\"username\":null,\"password\":\"x\"} | username",
                "{\"username\":[\"admin\"],\"password\":\"x\"} | username",
                "null | ",
                "[] | ",
                "{ | "
            })
    void a_bad_login_body_is_400_and_names_the_field(String body, String field) {
        api.post("/api/auth/login", body, null).isProblem(400, field);
    }

    @Test
    void deep_and_large_bodies_are_refused() {
        api.post("/api/auth/login", "[".repeat(10_000), null).isProblem(400, null);
        var large = "{\"username\":\"" + "a".repeat(300_000) + "\"}";
        api.post("/api/auth/login", large, null).isProblem(413, null);
        api.post("/api/sync/fills", large, token).isProblem(413, null);
    }

    @Test
    void unknown_verbs_and_path_tricks_are_no_server_errors() {
        for (var path : List.of("/api/pnl/summary", "/api/auth/login", "/api/accounts")) {
            for (var verb : List.of("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")) {
                assertThat(api.send(verb, path, token).status())
                        .as(verb + " " + path)
                        .isIn(400, 404, 405, 501);
            }
        }
        for (var path : List.of(
                "/api/pnl/../sync/status",
                "/api/pnl/%2e%2e/sync/status",
                "/api//pnl/summary",
                "/api/pnl/markets/..%2f..%2fq%2fmetrics",
                "/api/pnl;x=1/summary",
                "/q/metrics",
                "/%71/metrics",
                "/sim/state",
                "/trade-api/v2/portfolio/balance")) {
            assertThat(api.get(path, token).status()).as(path).isIn(400, 404);
        }
    }
}
