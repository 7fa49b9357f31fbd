package io.evenkeel.launcher.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Processes of a supervisor that was killed: they end by themselves within five seconds, and are killed if they do not.
 */
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private Leftovers() {}

    /** Returns when no process of that stack is left. */
    public static void end(RunState state) {
        var left = state.components().stream()
                .flatMap(component -> component.find().stream())
                .toList();
        if (!awaitExit(left)) {
            left.forEach(ProcessHandle::destroyForcibly);
            awaitExit(left);
        }
    }

    private static boolean awaitExit(List<ProcessHandle> processes) {
        var exits = processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(exits).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
