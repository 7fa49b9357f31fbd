package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.command.Command.Source;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Leaves a supervisor behind and shows what it says until it is ready. */
final class Detached {
    private final DataFolder data;
    private final Console console;

    Detached(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    int start(Command.Up up) throws InterruptedException {
        try {
            // The pipe breaks when we leave; by then the supervisor writes what it says to its own log only.
            var supervisor = new ProcessBuilder(command(up))
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            return follow(supervisor);
        } catch (IOException e) {
            throw new StackFailure("cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    private int follow(Process supervisor) throws IOException, InterruptedException {
        try (var said = supervisor.inputReader(StandardCharsets.UTF_8)) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                console.line(line);
                if (line.startsWith("ready: ")) {
                    return 0;
                }
            }
        }
        return Math.max(1, supervisor.waitFor());
    }

    private List<String> command(Command.Up up) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // Away from this terminal: closing it or Ctrl-C is not meant for what is left behind.
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "supervise",
                "--data",
                data.root().toString(),
                "--port",
                Integer.toString(up.port())));
        command.addAll(
                switch (up.source()) {
                    case Source.Demo _ -> List.of();
                    case Source.Scenario scenario ->
                        List.of("--scenario", scenario.file().toString());
                    case Source.Live live ->
                        List.of(
                                "--live",
                                "--credentials",
                                live.credentials().toString(),
                                "--environment",
                                live.environment().name().toLowerCase(Locale.ROOT),
                                "--exchange-url",
                                live.exchange().toString());
                });
        return command;
    }
}
