package io.evenkeel.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void its_pid_is_the_programs_own_and_its_output_is_logged() throws Exception {
        var child = start("echo pid=$$ value=$GIVEN; exit 7");
        assertThat(child.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(child.logFile()).hasContent("pid=" + child.pid() + " value=something");
    }

    @Test
    void a_program_that_obeys_is_stopped_in_its_own_way() {
        var child = start("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done");
        await().atMost(LIMIT).until(() -> child.logTail(1).equals("up"));
        child.stop(Duration.ofSeconds(10));
        assertThat(child.isAlive()).isFalse();
        assertThat(child.logTail(1)).isEqualTo("bye");
    }

    @Test
    void a_program_that_does_not_obey_is_killed_after_the_deadline_with_its_children() {
        var child = start("trap '' TERM; sleep 1000 & echo up; while :; do sleep 0.1; done");
        await().atMost(LIMIT).until(() -> child.logTail(1).equals("up"));
        var grandchildren =
                ProcessHandle.of(child.pid()).orElseThrow().descendants().toList();
        child.stop(Duration.ofMillis(300));
        assertThat(child.isAlive()).isFalse();
        await().atMost(LIMIT).untilAsserted(() -> assertThat(grandchildren).noneMatch(ChildProcessIT::runs));
    }

    @Test
    void when_only_the_guard_is_killed_the_program_goes_too() {
        var child = start("exec sleep 1000");
        var program = ProcessHandle.of(child.pid()).orElseThrow();
        program.parent().orElseThrow().destroyForcibly();
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(runs(program)).isFalse();
            assertThat(child.isAlive()).isFalse();
        });
    }

    @Test
    void children_and_guards_are_gone_soon_after_their_jvm_was_killed() throws Exception {
        // One child obeys, one does not and has a child itself, one is a Postgres with an open transaction.
        var jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortLivedParent.class.getName(),
                        folder.toString())
                .redirectError(folder.resolve("parent.err").toFile())
                .start();
        try {
            var family = awaitFamily(jvm);
            // Not all of them: the stubborn one's short sleeps come and go.
            assertThat(family).filteredOn(ChildProcessIT::runs).hasSizeGreaterThan(6);

            jvm.destroyForcibly();

            await().atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(() -> assertThat(family).noneMatch(ChildProcessIT::runs));
        } finally {
            // Left alive it would outlive this JVM.
            jvm.destroyForcibly();
        }
    }

    /** An ended process that the system has not yet taken off its list still counts as alive, but has no command. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static List<ProcessHandle> awaitFamily(Process jvm) throws IOException {
        var output = new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8);
        // One character: everything is up.
        assertThat(output.read()).isEqualTo('!');
        return jvm.descendants().toList();
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(new ChildCommand(
                "test",
                List.of("sh", "-c", script),
                Map.of("GIVEN", "something"),
                folder.resolve("test.log"),
                StopSignal.TERM));
    }
}
