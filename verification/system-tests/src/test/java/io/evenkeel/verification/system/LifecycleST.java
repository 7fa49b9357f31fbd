package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starting, stopping and losing the supervisor. */
class LifecycleST {
    @TempDir
    Path folder;

    /** One life of one stack on the demonstration, because every start costs the build a quarter of a minute. */
    @Test
    void a_stack_continues_whatever_ended_it_and_no_end_leaves_a_process() throws Exception {
        try (var suite = Suite.in(folder)) {
            interrupted(suite);

            suite.up();
            var demonstration = new Demonstration(suite);
            demonstration.isTrue();
            var settlements = demonstration.settlements();
            aSecondUpStartsNothing(suite);
            killed(suite);

            isRefused(suite);
            awaitNoProcess(suite);

            suite.up();
            var again = new Demonstration(suite);
            again.isTrue();
            again.isStill(settlements);
            assertThat(suite.down().exitCode()).isZero();
            awaitNoProcess(suite);
        }
    }

    private void interrupted(Suite suite) throws Exception {
        var output = folder.resolve("up.out");
        var up = suite.upInForeground(output);
        awaitReady(output);

        signal("INT", up.pid());

        assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
        awaitNoProcess(suite);
    }

    private static void aSecondUpStartsNothing(Suite suite) {
        var first = pids(suite);
        assertThat(first).hasSizeGreaterThan(5).allMatch(pid -> pid > 0);

        suite.up();
        assertThat(pids(suite)).isEqualTo(first);

        isRefused(suite);
        assertThat(pids(suite)).isEqualTo(first);
    }

    private static void killed(Suite suite) throws Exception {
        signal("KILL", suite.status().path("supervisor").path("pid").longValue());

        awaitNoProcess(suite);
    }

    /** Another scenario over existing data. */
    private static void isRefused(Suite suite) {
        var other = suite.tryUp("--scenario", Scenario.vector(102).history().toString());
        assertThat(other.exitCode()).as(other.output()).isNotZero();
        assertThat(other.output()).containsIgnoringCase("scenario");
    }

    private static List<Long> pids(Suite suite) {
        var status = suite.status();
        return Stream.concat(
                        Stream.of(status.path("supervisor")),
                        status.path("components").valueStream())
                .map(each -> each.path("pid").longValue())
                .sorted()
                .toList();
    }

    private static void awaitNoProcess(Suite suite) {
        await().atMost(Promised.within(5))
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
