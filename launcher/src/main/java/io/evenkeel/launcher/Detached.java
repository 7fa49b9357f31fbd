package io.evenkeel.launcher;

import io.evenkeel.launcher.command.Command;
import io.evenkeel.launcher.command.Command.Source;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.stack.StackFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Leaves a supervisor behind and shows what it says until it is ready. */
final class Detached {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final DataFolder data;
    private final Console console;

    Detached(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    int start(Command.Up up) throws InterruptedException {
        var log = data.log("supervisor");
        try {
            var seen = Files.exists(log) ? Files.size(log) : 0;
            var supervisor = new ProcessBuilder(command(up))
                    .redirectErrorStream(true)
                    .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            return follow(supervisor, log, seen);
        } catch (IOException e) {
            throw new StackFailure("cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    private int follow(Process supervisor, Path log, long seen) throws IOException, InterruptedException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(seen);
            while (true) {
                // Looked at before reading: what it wrote last is still shown.
                var ended = supervisor.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
                for (var line : newLines(file)) {
                    console.line(line);
                    if (line.startsWith("ready: ")) {
                        return 0;
                    }
                }
                if (ended) {
                    return Math.max(1, supervisor.exitValue());
                }
            }
        }
    }

    private static List<String> newLines(RandomAccessFile file) throws IOException {
        var lines = new ArrayList<String>();
        var start = file.getFilePointer();
        var bytes = new byte[(int) Math.min(1_000_000, file.length() - start)];
        file.readFully(bytes);
        var text = new String(bytes, StandardCharsets.UTF_8);
        var complete = text.lastIndexOf('\n') + 1;
        file.seek(start + text.substring(0, complete).getBytes(StandardCharsets.UTF_8).length);
        text.substring(0, complete).lines().forEach(lines::add);
        return lines;
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
