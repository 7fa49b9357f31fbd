package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up --live}, on an exchange that the stack has not started and knows nothing of. */
class RealExchangeST {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void live_is_ready_while_the_first_sync_goes_on_and_a_plain_up_continues_it() throws Exception {
        try (var exchange = new LoneExchange(folder.resolve("exchange"), "KXREAL-26-A", "alpha");
                var suite = Suite.in(folder)) {
            // A page that is no list: the account is never read whole.
            exchange.door()
                    .fault(ExchangeDoor.body()
                            .put("kind", "web_page")
                            .put("endpoint", "/portfolio/orders")
                            .put("count", 1_000_000));
            var log = fullLog(suite);

            var said = upLive(suite, exchange);

            assertThat(said).contains("the first sync goes on").contains("/q/health/ready");
            assertThat(log).content().contains("ready: ").hasSizeLessThan(100_000);
            await().atMost(SOON).untilAsserted(() -> {
                var waiting = suite.api().get("/q/health/ready", null);
                assertThat(waiting.status()).isEqualTo(503);
                assertThat(waiting.body()).contains("first-sync");
            });

            exchange.door().forgetFaults();
            awaitSynced(suite);
            suite.down();

            isRefused(suite);
            suite.up();
            awaitSynced(suite);
            assertThat(suite.api()
                            .get("/api/accounts", suite.api().adminToken())
                            .json()
                            .at("/items/0/environment")
                            .textValue())
                    .isEqualTo("demo");
        }
    }

    /** What was said in a year before; a log has a bound. */
    private static Path fullLog(Suite suite) throws IOException {
        var log = suite.data().resolve("logs/supervisor.log");
        Files.createDirectories(log.getParent());
        return Files.write(log, new byte[10_000_000]);
    }

    private String upLive(Suite suite, LoneExchange exchange) throws IOException {
        return suite.up(
                "--live",
                "--credentials",
                exchange.credentials(folder.resolve("keys")).toString(),
                "--environment",
                "demo",
                "--exchange-url",
                exchange.base() + "/trade-api/v2");
    }

    private static void awaitSynced(Suite suite) {
        await().atMost(SOON).untilAsserted(() -> {
            var answer = suite.api().get("/q/health/ready", null);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        });
    }

    /** The simulator over data of a real exchange. */
    private static void isRefused(Suite suite) {
        var other = suite.tryUp("--scenario", Scenario.vector(102).history().toString());
        assertThat(other.exitCode()).as(other.output()).isNotZero();
        assertThat(other.output()).contains("holds data of 'demo'");
    }
}
