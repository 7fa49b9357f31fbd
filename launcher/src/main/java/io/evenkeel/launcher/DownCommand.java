package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.process.Leftovers;
import io.evenkeel.launcher.process.RunFile;
import io.evenkeel.stack.StackFailure;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code ./evenkeel down}: returns when no process is left. Data stays. */
final class DownCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Console console;

    DownCommand(Console console) {
        this.console = console;
    }

    int run(Command.Down down) {
        var data = new DataFolder(down.data());
        var running = new RunningStack(data, console).state();
        if (running.isEmpty()) {
            RunFile.read(data).ifPresent(Leftovers::end);
            console.line("nothing runs on " + data.root());
            return 0;
        }
        running.get().supervisor().find().ifPresent(DownCommand::end);
        RunFile.read(data).ifPresent(Leftovers::end);
        console.line("stopped");
        return 0;
    }

    private static void end(ProcessHandle supervisor) {
        supervisor.destroy();
        try {
            supervisor.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // Its children notice and end too.
            supervisor.destroyForcibly();
        } catch (ExecutionException e) {
            throw new StackFailure("lost sight of the supervisor, process " + supervisor.pid(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
