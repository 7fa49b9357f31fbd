package io.evenkeel.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a Postgres that was killed leaves behind. Its lock file names a process id: if that one is still this cluster's
 * server, it is on its way out and is waited for; if the id belongs to something else by now, Postgres would refuse to
 * start for ever, so the file goes.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private Leftovers() {}

    static void clear(Path data) {
        var lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            var holder = ProcessHandle.of(pid);
            if (holder.isPresent() && isServerOf(pid, data)) {
                end(holder.get());
            }
            Files.deleteIfExists(lock);
        } catch (IOException | NumberFormatException | NoSuchElementException e) {
            throw new StackFailure("cannot read " + lock + "; is another Postgres using it?", e);
        }
    }

    private static boolean isServerOf(long pid, Path data) throws IOException {
        var commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        return Files.exists(commandLine)
                && Files.readString(commandLine).contains(data.toAbsolutePath().toString());
    }

    private static void end(ProcessHandle server) {
        try {
            server.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new StackFailure("another Postgres (process " + server.pid() + ") is using this data folder");
        } catch (ExecutionException e) {
            throw new StackFailure("lost sight of process " + server.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while waiting for process " + server.pid(), e);
        }
    }
}
