package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One account that cannot be used is named with its reason, and the other one works. */
class BrokenAccountsST {
    private static final Scenario SCENARIO = Scenario.vector(101);

    @TempDir
    Path folder;

    @Test
    void an_account_that_cannot_be_used_is_named_and_the_others_work() throws IOException {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", SCENARIO.history().toString());
            suite.down();
            var credentials = suite.data().resolve("credentials/beta");
            var keyId = credentials.resolve("key-id");
            var goodKeyId = Files.readString(keyId);

            // A key id that the exchange does not know.
            Files.writeString(keyId, "00000000-0000-4000-8000-000000000bad\n");
            assertThat(suite.up()).containsPattern("account beta: .*(unknown|invalid|NOT_FOUND)");
            alphaWorks(suite);
            assertThat(account(suite, "beta").path("credentials").textValue()).isEqualTo("invalid");
            suite.down();
            Files.writeString(keyId, goodKeyId);

            // A private key that is none.
            var key = credentials.resolve("private-key.pem");
            var goodKey = Files.readString(key);
            Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----\n");
            assertThat(suite.up()).containsPattern("account beta: .*private key");
            alphaWorks(suite);
            assertThat(account(suite, "beta").path("credentials").textValue()).isEqualTo("invalid");
            assertThat(suite.logs()).doesNotContain("bm90IGEga2V5");
            suite.down();
            Files.writeString(key, goodKey);

            // An exchange that does not answer.
            Files.writeString(
                    credentials.resolve("account.json"), "{\"exchange_url\": \"http://127.0.0.1:9/trade-api/v2\"}");
            assertThat(suite.up()).containsPattern("account beta: .*(unreachable|refused)");
            alphaWorks(suite);
            suite.down();

            // All is mended: the account works as if nothing had been.
            Files.delete(credentials.resolve("account.json"));
            assertThat(suite.up()).doesNotContain("account beta:");
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
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
