package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and losing the supervisor. */
class LifecycleST {
    private static final Scenario SCENARIO = Scenario.vector(101);

    @TempDir
    Path folder;

    @Test
    void up_twice_then_down_then_up_again_continues() {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", SCENARIO.history().toString());
            var first =
                    suite.processes().stream().map(ProcessHandle::pid).sorted().toList();

            suite.up("--scenario", SCENARIO.history().toString());
            assertThat(suite.processes().stream()
                            .map(ProcessHandle::pid)
                            .sorted()
                            .toList())
                    .as("a second up starts nothing")
                    .isEqualTo(first);

            var other = suite.tryUp("--scenario", Scenario.vector(102).history().toString());
            assertThat(other.exitCode()).as(other.output()).isNotZero();

            assertThat(suite.down().exitCode()).isZero();
            assertThat(suite.processes()).isEmpty();

            suite.up();
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
    }

    @Test
    void another_scenario_over_existing_data_is_refused_and_harms_nothing() {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", SCENARIO.history().toString());
            suite.down();

            var other = suite.tryUp("--scenario", Scenario.vector(102).history().toString());
            assertThat(other.exitCode()).as(other.output()).isNotZero();
            assertThat(other.output()).containsIgnoringCase("scenario");
            assertThat(suite.processes()).isEmpty();

            suite.up("--scenario", SCENARIO.history().toString());
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
    }

    @Test
    void an_interrupted_up_leaves_no_process() throws Exception {
        try (var suite = Suite.in(folder)) {
            var output = folder.resolve("up.out");
            var up = suite.upInForeground(
                    output, "--scenario", SCENARIO.history().toString());
            awaitReady(output);

            signal("INT", up.pid());

            assertThat(up.waitFor(30, TimeUnit.SECONDS)).isTrue();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(suite.processes()).isEmpty());
        }
    }

    @Test
    void a_killed_supervisor_takes_every_process_with_it_and_the_next_up_continues() throws Exception {
        try (var suite = Suite.in(folder)) {
            suite.up("--scenario", SCENARIO.history().toString());
            assertThat(suite.processes()).hasSizeGreaterThan(5);

            signal("KILL", suite.status().path("supervisor").path("pid").longValue());

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(suite.processes()).isEmpty());
            suite.up();
            new Figures(suite.api(), suite.api().adminToken()).equal(SCENARIO);
        }
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
