package io.evenkeel.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that dies with the process that started it. Between the two stands a small shell, the guard, that holds one
 * end of a pipe: when this JVM is gone, even by SIGKILL, the pipe closes and the guard ends the program within five
 * seconds. The program runs in a session of its own, so that Ctrl-C reaches only this JVM, which then stops its
 * children in order.
 *
 * <p>Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {
    private static final String GUARD = guardText();
    private static final Duration START_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final ChildCommand command;
    private final Process guard;
    private final CompletableFuture<Long> pid = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private ChildProcess(ChildCommand command, Process guard) {
        this.command = command;
        this.guard = guard;
    }

    /**
     * Starts the program and returns once it has a process id; it may still fail to come up.
     *
     * @throws StackFailure if no process could be made
     */
    public static ChildProcess start(ChildCommand command) {
        var line = new ArrayList<String>();
        if (Programs.find("setsid").isPresent()) {
            line.add("setsid");
        }
        line.addAll(List.of("sh", "-c", GUARD, "guard", command.stopSignal().name()));
        line.addAll(command.command());
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(ChildProcess::isSecret);
        builder.environment().putAll(command.environment());
        try {
            var child = new ChildProcess(command, builder.start());
            Thread.ofPlatform().daemon().name("log of " + command.name()).start(child::pump);
            child.endWithGuard();
            child.awaitPid();
            return child;
        } catch (IOException e) {
            throw new StackFailure("cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    /** What we were given is not for every child; one that needs a secret gets it in its command. */
    private static boolean isSecret(String variable) {
        return variable.startsWith("EVENKEEL_")
                && (variable.contains("PASSWORD") || variable.endsWith("_POSTGRES_URL"));
    }

    /** Process id of the program itself, not of its guard. */
    public long pid() {
        return pid.join();
    }

    public boolean isAlive() {
        return !exit.isDone();
    }

    /** Completes with the exit code when the program has ended and its output is written. */
    public CompletableFuture<Integer> onExit() {
        return exit.copy();
    }

    public Path logFile() {
        return command.logFile();
    }

    /** Asks the program to end, waits, and kills it with all that it started when the deadline is over. */
    public void stop(Duration deadline) {
        if (!isAlive()) {
            return;
        }
        try {
            guard.getOutputStream().write("stop\n".getBytes(StandardCharsets.US_ASCII));
            guard.getOutputStream().flush();
        } catch (IOException _) {
            // The guard has just ended by itself; the wait below sees it.
        }
        if (!awaitExit(deadline)) {
            kill();
        }
    }

    /** Kills the program and all that it started at once, and returns when they are gone. */
    public void kill() {
        ProcessHandle.of(pid()).ifPresent(ChildProcess::killTree);
        if (!awaitExit(CLOSE_TIMEOUT)) {
            killTree(guard.toHandle());
            awaitExit(CLOSE_TIMEOUT);
        }
    }

    /**
     * Waits at most this long for the end of the program.
     *
     * @return whether it has ended
     */
    public boolean awaitExit(Duration timeout) {
        try {
            exit.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException e) {
            throw new StackFailure("lost sight of " + command.name(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return !isAlive();
        }
    }

    @Override
    public void close() {
        stop(CLOSE_TIMEOUT);
    }

    private void awaitPid() {
        try {
            pid.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            guard.destroyForcibly();
            throw new StackFailure("cannot start " + command.name() + ": no process id from its guard", e);
        } catch (InterruptedException e) {
            guard.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while starting " + command.name(), e);
        }
    }

    private void pump() {
        try (var output = guard.getInputStream()) {
            pid.complete(Long.valueOf(firstLine(output)));
            copyToLog(output);
        } catch (IOException | NumberFormatException e) {
            pid.completeExceptionally(e);
        }
        var _ = guard.onExit().thenAccept(ended -> exit.complete(ended.exitValue()));
    }

    /** A guard that was killed leaves the program behind, which then would hold its port and its data. */
    private void endWithGuard() {
        var _ = guard.onExit()
                .thenCombine(pid, (ended, program) -> ProcessHandle.of(program))
                .thenAccept(program -> program.ifPresent(ChildProcess::killTree));
    }

    private void copyToLog(InputStream output) throws IOException {
        var buffer = new byte[8192];
        var writable = true;
        try (var log = new RotatingLog(command.logFile())) {
            for (var length = output.read(buffer); length >= 0; length = output.read(buffer)) {
                // A full disk costs log lines, never the program: it would block on a pipe that nobody reads.
                writable = writable && tryWrite(log, buffer, length);
            }
        }
    }

    private static boolean tryWrite(RotatingLog log, byte[] buffer, int length) {
        try {
            log.write(buffer, 0, length);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void killTree(ProcessHandle top) {
        var all = new ArrayList<>(top.descendants().toList());
        all.add(top);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static String firstLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b >= 0 && b != '\n' && line.size() < 64; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }

    private static String guardText() {
        try (var in = ChildProcess.class.getResourceAsStream("guard.sh")) {
            if (in == null) {
                throw new StackFailure("guard.sh is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the log, for a message about a failed start; empty when there is no log. */
    public String logTail(int lines) {
        try {
            var all = Files.readAllLines(command.logFile(), StandardCharsets.ISO_8859_1);
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException _) {
            return "";
        }
    }
}
