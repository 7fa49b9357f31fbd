package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.process.RunFile;
import io.evenkeel.launcher.process.RunState;
import java.util.Locale;

/** {@code ./evenkeel status}; exit code 1 when nothing runs. */
final class StatusCommand {
    private final Console console;

    StatusCommand(Console console) {
        this.console = console;
    }

    int run(Command.Status status) {
        var data = new DataFolder(status.data());
        var running = new RunningStack(data, console).state();
        if (status.json()) {
            console.line(running.or(() -> RunFile.read(data).map(RunState::stopped))
                    .map(RunFile::json)
                    .orElse("{\"state\": \"stopped\", \"components\": []}"));
        } else if (running.isPresent()) {
            show(running.get());
        } else {
            console.line("nothing runs on " + data.root());
        }
        return running.isPresent() ? 0 : 1;
    }

    private void show(RunState state) {
        console.line(state.state() + ": " + state.publicUrl() + "  (" + state.kind() + ", data in " + state.data()
                + ", supervisor " + state.supervisor().pid() + ")");
        for (var component : state.components()) {
            console.line(String.format(
                    Locale.ROOT,
                    "  %-10s %-10s pid %-8s restarts %-3d %s",
                    component.name(),
                    component.state(),
                    component.pid() == null ? "-" : component.pid(),
                    component.restarts(),
                    component.url()));
        }
    }
}
