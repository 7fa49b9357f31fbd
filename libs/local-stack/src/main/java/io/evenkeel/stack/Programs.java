package io.evenkeel.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the system: where they are, and short runs of them with a time-out. */
final class Programs {
    /** What Debian installs for administrators is not on everybody's PATH. */
    private static final List<String> ALSO = List.of("/usr/local/bin", "/usr/local/sbin", "/usr/sbin", "/sbin");

    private Programs() {}

    /** The program on the PATH or in one of the usual places beside it. */
    static Optional<Path> find(String name) {
        var path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.concat(Arrays.stream(path.split(":", -1)), ALSO.stream())
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a command to its end, output and errors together; a command that cannot run or hangs has exit code -1. */
    static Outcome run(Path directory, Duration timeout, List<String> command) {
        try {
            var output = Files.createTempFile("evenkeel-", ".out");
            try {
                var process = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile())
                        .start();
                var ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                return new Outcome(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while running " + command.getFirst(), e);
        }
    }

    record Outcome(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }
}
