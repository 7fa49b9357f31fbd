package io.evenkeel.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class AccountTroublesTest {
    @Test
    void only_accounts_in_trouble_are_named_with_their_reason() throws IOException {
        var lines = AccountTroubles.read("""
                {"items": [
                  {"account": "alpha", "credentials": "ok", "connection": "connected", "last_error": null},
                  {"account": "beta", "credentials": "invalid", "last_error": "private key cannot be read"},
                  {"account": "gamma", "credentials": "missing"},
                  {"account": "delta", "credentials": "ok", "connection": "unreachable", "last_error": "refused"},
                  {"account": "epsilon", "credentials": "ok", "connection": "connected", "last_error": "429"}
                ], "cursor": ""}
                """);
        assertThat(lines)
                .containsExactly(
                        "account beta: credentials invalid: private key cannot be read",
                        "account gamma: credentials missing",
                        "account delta: exchange unreachable: refused",
                        "account epsilon: 429");
    }
}
