package io.evenkeel.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.launcher.data.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileIT {
    @TempDir
    Path folder;

    @Test
    void a_note_left_by_a_killed_supervisor_misleads_nobody() throws Exception {
        var data = new DataFolder(folder);
        data.create();
        assertThat(RunFile.isHeld(data)).isFalse();
        var supervisor = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(supervisor.getInputStream().read()).isEqualTo('!');
        assertThat(RunFile.isHeld(data)).isTrue();
        assertThat(RunFile.acquire(data)).isEmpty();
        var note = RunFile.read(data).orElseThrow();
        assertThat(note.supervisor().find()).isPresent();

        supervisor.destroyForcibly();
        assertThat(supervisor.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(RunFile.isHeld(data)).isFalse();
        assertThat(note.supervisor().find()).isEmpty();
        try (var own = RunFile.acquire(data).orElseThrow()) {
            assertThat(own).isNotNull();
        }
    }

    @Test
    void leftovers_of_a_killed_supervisor_are_ended_but_not_a_stranger_with_the_same_number() throws IOException {
        var process = new ProcessBuilder("sleep", "1000").start();
        var mark = RunState.Mark.of(process.toHandle());
        var stranger = new RunState.ComponentState("x", "ready", mark.pid(), "2020-01-01T00:00:00Z", 0, "", "");
        Leftovers.end(note(stranger));
        assertThat(process.isAlive()).isTrue();

        var left = new RunState.ComponentState("x", "ready", mark.pid(), mark.startedAt(), 0, "", "");
        Leftovers.end(note(left));
        assertThat(process.isAlive()).isFalse();
    }

    private static RunState note(RunState.ComponentState component) {
        return new RunState("ready", "", "", "simulator", new RunState.Mark(1, ""), List.of(component));
    }
}
