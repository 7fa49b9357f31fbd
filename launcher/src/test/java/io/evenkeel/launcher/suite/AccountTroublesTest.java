package io.evenkeel.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccountTroublesTest {
    private static final Instant SINCE = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void only_accounts_in_trouble_are_named_with_their_reason() throws IOException {
        var lines = AccountTroubles.lines(accounts("""
                {"items": [
                  {"account": "alpha", "credentials": "ok", "connection": "connected", "last_error": null},
                  {"account": "beta", "credentials": "invalid", "last_error": "private key cannot be read"},
                  {"account": "gamma", "credentials": "missing"},
                  {"account": "delta", "credentials": "ok", "connection": "unreachable", "last_error": "refused"},
                  {"account": "epsilon", "credentials": "ok", "connection": "connected", "last_error": "429"}
                ], "cursor": ""}
                """));
        assertThat(lines)
                .containsExactly(
                        "account beta: credentials invalid: private key cannot be read",
                        "account gamma: credentials missing",
                        "account delta: exchange unreachable: refused",
                        "account epsilon: 429");
    }

    @Test
    void an_account_is_waited_for_until_it_was_read_or_failed_for_a_while() throws IOException {
        var old = accounts("{\"items\": [{\"credentials\": \"ok\", \"last_synced_at\": \"2026-11-20T23:59:59Z\"}]}");
        var fresh = accounts("{\"items\": [{\"credentials\": \"ok\", \"last_synced_at\": \"2026-11-21T00:00:01Z\"}]}");
        var failed = accounts("{\"items\": [{\"credentials\": \"ok\", \"last_error\": \"refused\"}]}");
        var unusable = accounts("{\"items\": [{\"credentials\": \"missing\"}]}");
        assertThat(AccountTroubles.isSettled(old, SINCE, Duration.ofSeconds(9))).isFalse();
        assertThat(AccountTroubles.isSettled(fresh, SINCE, Duration.ZERO)).isTrue();
        assertThat(AccountTroubles.isSettled(failed, SINCE, Duration.ofSeconds(1)))
                .isFalse();
        assertThat(AccountTroubles.isSettled(failed, SINCE, Duration.ofSeconds(9)))
                .isTrue();
        assertThat(AccountTroubles.isSettled(unusable, SINCE, Duration.ZERO)).isTrue();
    }

    @Test
    void all_pages_are_asked_for_and_nothing_is_said_where_nobody_answers() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/accounts", call -> {
            var isFirst = call.getRequestURI().getQuery().endsWith("cursor=");
            var page = isFirst
                    ? "{\"items\": [{\"account\": \"alpha\", \"last_error\": \"fills: 503\"}], \"cursor\": \"a b\"}"
                    : "{\"items\": [{\"account\": \"beta\", \"last_error\": \"orders: 403\"}], \"cursor\": \"\"}";
            call.sendResponseHeaders(200, page.length());
            call.getResponseBody().write(page.getBytes(StandardCharsets.UTF_8));
            call.close();
        });
        server.start();
        var sync = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        try {
            assertThat(new AccountTroubles(sync, () -> "token").askOnce())
                    .containsExactly("account alpha: fills: 503", "account beta: orders: 403");
        } finally {
            server.stop(0);
        }
        assertThat(new AccountTroubles(sync, () -> "token").askOnce()).isEmpty();
    }

    private static JsonNode accounts(String answer) throws IOException {
        return JsonMapper.builder().build().readTree(answer).path("items");
    }
}
