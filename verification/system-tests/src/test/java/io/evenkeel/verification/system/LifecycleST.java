package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and losing the supervisor. */
class LifecycleST {
    private static final Scenario SCENARIO = Scenario.vector(101);

    @TempDir
    Path folder;

    @Test
    void up_twice_starts_nothing_and_another_scenario_is_refused() {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", SCENARIO.history().toString());
            var first = pids(suite);

            suite.up("--scenario", SCENARIO.history().toString());
            assertThat(pids(suite)).as("a second up starts nothing").isEqualTo(first);

            isRefused(suite);
            assertThat(pids(suite)).isEqualTo(first);

            assertThat(suite.down().exitCode()).isZero();
            assertThat(suite.processes()).isEmpty();

            isRefused(suite);
            assertThat(suite.processes()).isEmpty();

            suite.up();
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
    }

    @Test
    void interrupted_or_killed_it_leaves_no_process_and_the_next_up_continues() throws Exception {
        try (var suite = Suite.in(folder)) {
            var output = folder.resolve("up.out");
            var up = suite.upInForeground(
                    output, "--scenario", SCENARIO.history().toString());
            awaitReady(output);

            signal("INT", up.pid());

            assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
            awaitNoProcess(suite);

            suite.up("--scenario", SCENARIO.history().toString());
            assertThat(suite.processes()).hasSizeGreaterThan(5);

            signal("KILL", suite.status().path("supervisor").path("pid").longValue());

            awaitNoProcess(suite);

            suite.up();
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
    }

    private static void isRefused(Suite suite) {
        var other = suite.tryUp("--scenario", Scenario.vector(102).history().toString());
        assertThat(other.exitCode()).as(other.output()).isNotZero();
        assertThat(other.output()).containsIgnoringCase("scenario");
    }

    private static List<Long> pids(Suite suite) {
        return suite.processes().stream().map(ProcessHandle::pid).sorted().toList();
    }

    private static void awaitNoProcess(Suite suite) {
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(suite.processes()).isEmpty());
    }

    private static void awaitReady(Path output) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(Files.readString(output)).contains("ready: http"));
    }

    private static void signal(String name, long pid) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).isZero();
    }
}
