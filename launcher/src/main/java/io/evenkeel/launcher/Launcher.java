package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.command.CommandLine;
import io.evenkeel.launcher.command.UsageException;
import io.evenkeel.launcher.suite.Variables;
import io.evenkeel.stack.ProjectFolder;
import io.evenkeel.stack.StackFailure;
import java.util.List;

/** Entry point of {@code ./evenkeel}. Exit codes: 0 done, 1 it did not work, 2 the command line makes no sense. */
public final class Launcher {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private Launcher() {}

    public static void main(String[] arguments) throws InterruptedException {
        var console = new Console(System.out, System.err);
        System.exit(run(List.of(arguments), console));
    }

    static int run(List<String> arguments, Console console) throws InterruptedException {
        try {
            var home = ProjectFolder.locate();
            return switch (new CommandLine(home).parse(arguments)) {
                case Command.Up up -> new UpCommand(home, new Variables(System.getenv()), console).run(up);
                case Command.Supervise supervise ->
                    new UpCommand(home, new Variables(System.getenv()), console).supervise(supervise);
                case Command.Down down -> new DownCommand(console).run(down);
                case Command.Status status -> new StatusCommand(console).run(status);
                case Command.Logs logs -> new LogsCommand(console).run(logs);
            };
        } catch (UsageException e) {
            console.error("evenkeel: " + e.getMessage());
            console.error("Try ./evenkeel help");
            return USAGE;
        } catch (StackFailure e) {
            console.error("evenkeel: " + e.getMessage());
            return FAILED;
        }
    }
}
