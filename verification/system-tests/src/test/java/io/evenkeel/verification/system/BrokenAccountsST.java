package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that cannot be used are named with their reasons, and the others work. */
class BrokenAccountsST {
    private static final Scenario SCENARIO = Scenario.vector(101);

    @TempDir
    Path folder;

    @Test
    void accounts_that_cannot_be_used_are_named_and_the_others_work() throws IOException {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", withEmptyAccounts("gamma", "delta").toString());
            suite.down();

            // A key id that the exchange does not know, a private key that is none, an exchange that does not answer.
            var keyId = credentials(suite, "beta").resolve("key-id");
            var goodKeyId = Files.readString(keyId);
            Files.writeString(keyId, "00000000-0000-4000-8000-000000000bad\n");
            var key = credentials(suite, "gamma").resolve("private-key.pem");
            var goodKey = Files.readString(key);
            Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n");
            var about = credentials(suite, "delta").resolve("account.json");
            Files.writeString(about, "{\"exchange_url\": \"http://127.0.0.1:9/trade-api/v2\"}");

            assertThat(suite.up())
                    .containsPattern("account beta: .*(unknown|invalid|NOT_FOUND)")
                    .containsPattern("account gamma: .*private key")
                    .containsPattern("account delta: .*(unreachable|refused)")
                    .doesNotContain("account alpha:");
            alphaWorks(suite);
            assertThat(account(suite, "beta").path("credentials").textValue()).isEqualTo("invalid");
            assertThat(account(suite, "gamma").path("credentials").textValue()).isEqualTo("invalid");
            assertThat(suite.logs()).doesNotContain("bm90IGEga2V5");
            suite.down();

            // All is mended: the accounts work as if nothing had been.
            Files.writeString(keyId, goodKeyId);
            Files.writeString(key, goodKey);
            Files.delete(about);
            assertThat(suite.up()).doesNotContain("account beta:", "account gamma:", "account delta:");
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
    }

    private Path withEmptyAccounts(String... names) throws IOException {
        var history = (ObjectNode) Scenario.read(SCENARIO.history());
        for (var name : names) {
            history.withArray("accounts").addObject().put("account", name);
        }
        return Files.writeString(folder.resolve("history.json"), history.toString());
    }

    private static Path credentials(Suite suite, String account) {
        return suite.data().resolve("credentials").resolve(account);
    }

    private static void alphaWorks(Suite suite) {
        var api = suite.api();
        var summary = api.get("/api/pnl/summary?period=all&account=alpha", api.adminToken())
                .json();
        assertThat(summary.path("totals").path("net_dollars").textValue())
                .isEqualTo(SCENARIO.figures().at("/alpha/totals/net_dollars").textValue());
        assertThat(account(suite, "alpha").path("credentials").textValue()).isEqualTo("ok");
    }

    private static JsonNode account(Suite suite, String name) {
        var api = suite.api();
        for (var account : api.get("/api/accounts", api.adminToken()).json().path("items")) {
            if (account.path("account").textValue().equals(name)) {
                return account;
            }
        }
        throw new AssertionError("no account " + name);
    }
}
