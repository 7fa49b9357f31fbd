package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code ./evenkeel logs}: what one component has printed. */
final class LogsCommand {
    private static final Set<String> COMPONENTS =
            Set.of("postgres", "nats", "simulator", "sync", "pnl", "gateway", "supervisor");

    private final Console console;

    LogsCommand(Console console) {
        this.console = console;
    }

    int run(Command.Logs logs) throws InterruptedException {
        var name = logs.component().replaceFirst("-service$", "").replaceFirst("^exchange-", "");
        if (!COMPONENTS.contains(name)) {
            throw new StackFailure("no component '" + logs.component() + "'; there are " + new TreeSet<>(COMPONENTS));
        }
        var file = new DataFolder(logs.data()).log(name);
        if (!Files.exists(file)) {
            throw new StackFailure("no log yet: " + file);
        }
        // tail knows how to go on when the file is set aside as too long.
        var command =
                logs.follow() ? List.of("tail", "-n", "100", "-F", file.toString()) : List.of("cat", file.toString());
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            console.error(String.valueOf(e.getMessage()));
            return 1;
        }
    }
}
