package io.evenkeel.launcher;

import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.process.RunFile;
import io.evenkeel.launcher.process.RunState;
import io.evenkeel.stack.StackFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A stack that another process supervises. */
final class RunningStack {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final DataFolder data;
    private final Console console;

    RunningStack(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    /**
     * Waits until it is ready and says so.
     *
     * @return the exit code; empty when it ended meanwhile
     */
    Optional<Integer> awaitReady() {
        var written = RunFile.writtenAt(data);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (RunFile.isHeld(data)) {
            // The note is written anew while a long first sync moves.
            if (!RunFile.writtenAt(data).equals(written)) {
                written = RunFile.writtenAt(data);
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            var state = RunFile.read(data).filter(RunningStack::isTrue);
            if (state.filter(note -> note.state().equals("ready")).isPresent()) {
                console.line("ready: " + state.get().publicUrl());
                return Optional.of(0);
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailure("another 'up' runs on " + data.root() + " but does not become ready");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Optional.empty();
    }

    /** What runs now; empty when nothing does. */
    Optional<RunState> state() {
        return RunFile.isHeld(data) ? RunFile.read(data).filter(RunningStack::isTrue) : Optional.empty();
    }

    private static boolean isTrue(RunState note) {
        return note.supervisor().find().isPresent();
    }
}
