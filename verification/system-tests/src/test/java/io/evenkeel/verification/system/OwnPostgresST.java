package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.evenkeel.stack.Durability;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.stack.PostgresSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack on the Postgres of its user, which is neither started nor stopped by it nor mistaken for another's. */
class OwnPostgresST {
    private static final Scenario SCENARIO = Scenario.vector(103);
    private static final String PASSWORD = "of-the-owner-4711";

    @TempDir
    Path folder;

    @Test
    void a_stack_keeps_its_records_in_the_postgres_that_it_was_given() throws Exception {
        try (var postgres = new PostgresServer(new PostgresSettings(
                        folder.resolve("own"),
                        folder.resolve("own.log"),
                        FreePorts.next(),
                        PASSWORD,
                        Durability.FAST_FOR_TESTS));
                var suite = suite("stack", postgres, PASSWORD)) {
            postgres.start();
            suite.up("--scenario", SCENARIO.history().toString());
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
            assertThat(suite.status().path("components").findValuesAsText("name"))
                    .contains("sync", "pnl", "gateway")
                    .doesNotContain("postgres");

            assertThat(suite.down().exitCode()).isZero();
            assertThat(postgres.isAlive()).isTrue();
            isForgotten();
            isAnothers(postgres);
            isLockedOut(postgres);

            suite.up();
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
            assertThat(suite.data().resolve("postgres")).doesNotExist();
            assertThat(suite.logs()).isNotEmpty().doesNotContain(PASSWORD);
        }
    }

    /** Without its address an empty one of our own would take its place. */
    private void isForgotten() {
        try (var suite = Suite.in(folder.resolve("stack"))) {
            assertRefused(suite, "EVENKEEL_POSTGRES_URL");
        }
    }

    private void isAnothers(PostgresServer postgres) {
        try (var other = suite("other", postgres, PASSWORD)) {
            assertRefused(other, "another data folder");
        }
    }

    private void isLockedOut(PostgresServer postgres) {
        try (var suite = suite("stack", postgres, "wrong-word")) {
            assertRefused(suite, "password authentication failed");
        }
    }

    private static void assertRefused(Suite suite, String reason) {
        var refused = suite.tryUp();
        assertThat(refused.exitCode()).as(refused.output()).isNotZero();
        assertThat(refused.output()).contains(reason).doesNotContain(PASSWORD, "wrong-word");
        await().atMost(Promised.within(5))
                .untilAsserted(() -> assertThat(suite.processes()).isEmpty());
    }

    private Suite suite(String name, PostgresServer postgres, String password) {
        var url = "postgresql://postgres:" + password + "@127.0.0.1:" + postgres.port() + "/postgres";
        return Suite.in(folder.resolve(name), Map.of("EVENKEEL_POSTGRES_URL", url));
    }
}
