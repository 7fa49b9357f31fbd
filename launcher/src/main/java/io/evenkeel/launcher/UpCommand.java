package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.command.Command.Source;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.Secrets;
import io.evenkeel.launcher.process.RunFile;
import io.evenkeel.launcher.suite.Stack;
import io.evenkeel.launcher.suite.Variables;
import io.evenkeel.stack.StackFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;

/** {@code ./evenkeel up}, in the foreground or left behind. */
final class UpCommand {
    private final Path home;
    private final Variables given;
    private final Console console;

    UpCommand(Path home, Variables given, Console console) {
        this.home = home;
        this.given = given;
        this.console = console;
    }

    int run(Command.Up up) throws InterruptedException {
        var data = new DataFolder(up.data());
        data.create();
        Stack.check(up.source(), data, given);
        if (RunFile.isHeld(data)) {
            var running = new RunningStack(data, console).awaitReady();
            if (running.isPresent()) {
                return running.get();
            }
        }
        Stack.requireFree(up.port());
        showNewPassword(data);
        return up.detach() ? new Detached(data, console).start(up) : supervise(data, up.port(), up.source());
    }

    int supervise(Command.Supervise command) throws InterruptedException {
        var data = new DataFolder(command.data());
        data.create();
        try (var log = SupervisorLog.open(data.log("supervisor"), new FileOutputStream(FileDescriptor.out))) {
            // Also what no line of ours is: the stack trace of a thread that ended.
            System.setOut(log);
            System.setErr(log);
            return supervise(data, command, new Console(log, log));
        }
    }

    private int supervise(DataFolder data, Command.Supervise command, Console log) throws InterruptedException {
        try {
            return new UpCommand(home, given, log).supervise(data, command.port(), command.source());
        } catch (StackFailure e) {
            log.error("evenkeel: " + e.getMessage());
            return 1;
        }
    }

    private int supervise(DataFolder data, int port, Source source) throws InterruptedException {
        var runFile = RunFile.acquire(data);
        if (runFile.isEmpty()) {
            return new RunningStack(data, console).awaitReady().orElse(1);
        }
        try (var held = runFile.get()) {
            new Stack(home, data, port, given, console::line).run(source, held);
        }
        return 0;
    }

    private void showNewPassword(DataFolder data) {
        var secrets = new Secrets(data);
        secrets.newAdminPassword(given.adminPassword())
                .ifPresent(password -> console.line(
                        "Log in as admin with the password " + password + " (kept in " + secrets.admin() + ")"));
    }
}
