package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.evenkeel.stack.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One whole stack on this machine, driven only by what a person has: the {@code ./evenkeel} script and the public port.
 *
 * <p>Closing it ends every process at once, whatever state the stack is in; an orderly end is {@link #down}.
 */
final class Suite implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery staple 7301";
    static final Path ROOT =
            Path.of(System.getProperty("evenkeel.root")).toAbsolutePath().normalize();
    private static final Duration UP_WITHIN = Duration.ofMinutes(4);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final int port;
    private final Map<String, String> environment;

    private Suite(Path data, int port, Map<String, String> environment) {
        this.data = data;
        this.port = port;
        this.environment = environment;
    }

    /** A stack that is not up yet, with its data below the given folder. */
    static Suite in(Path folder) {
        return in(folder, Map.of());
    }

    /** The same with variables that {@code ./evenkeel} and, through it, every service gets. */
    static Suite in(Path folder, Map<String, String> environment) {
        return new Suite(folder.resolve("data"), FreePorts.next(), Map.copyOf(environment));
    }

    Path data() {
        return data;
    }

    /** What the stack keeps below {@code secrets/}. */
    String secret(String name) {
        try {
            return Files.readString(data.resolve("secrets").resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PublicApi api() {
        return new PublicApi(URI.create("http://localhost:" + port));
    }

    /** {@code up --detach}; asserts that it ended in {@code ready} and returns what it printed. */
    String up(String... more) {
        var result = tryUp(more);
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("ready: http://localhost:" + port);
        return result.output();
    }

    /** {@code up --detach}, however it ends. */
    Result tryUp(String... more) {
        var arguments = new ArrayList<>(List.of("up", "--detach"));
        arguments.addAll(List.of(more));
        return run(UP_WITHIN, arguments);
    }

    /** {@code up} in the foreground, its output in a file; the caller ends it. */
    Process upInForeground(Path output, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("up"));
        arguments.addAll(List.of(more));
        return start(output, arguments);
    }

    Result down() {
        return run(Duration.ofMinutes(1), List.of("down"));
    }

    /** What {@code status --json} says. */
    JsonNode status() {
        var result = run(Duration.ofMinutes(2), List.of("status", "--json"));
        try {
            return JSON.readTree(result.output().substring(result.output().indexOf('{')));
        } catch (IOException | StringIndexOutOfBoundsException e) {
            throw new AssertionError("no JSON from status: " + result.output(), e);
        }
    }

    /** Processes of this stack that are alive now: those that name its data folder. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> commandLine(process).contains(data.toString()))
                .toList();
    }

    /** Everything that any process of the stack has written to a log. */
    String logs() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("logs"))) {
            var text = new StringBuilder();
            for (var file :
                    files.filter(file -> file.toString().contains(".log")).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return text.toString();
        }
    }

    @Override
    public void close() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var left = processes();
            left.forEach(ProcessHandle::destroyForcibly);
            return left.isEmpty();
        });
    }

    private Result run(Duration within, List<String> arguments) {
        try {
            var output = Files.createTempFile("evenkeel-", ".out");
            var process = start(output, arguments);
            if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(arguments + " took longer than " + within + ":\n" + Files.readString(output));
            }
            var text = Files.readString(output);
            Files.delete(output);
            return new Result(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Process start(Path output, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ROOT.resolve("evenkeel").toString());
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        if (arguments.getFirst().equals("up")) {
            command.addAll(List.of("--port", Integer.toString(port)));
        }
        var builder = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                // A file, not a pipe: a detached supervisor would hold a pipe open after the script has ended.
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("EVENKEEL_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return builder.start();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException _) {
            return process.info().commandLine().orElse("");
        }
    }

    /** How a command ended and what it printed on both channels. */
    record Result(int exitCode, String output) {}
}
