package io.evenkeel.launcher.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the run file true while a supervisor works. */
public final class RunNote {
    private final RunFile file;
    private final String publicUrl;
    private final String data;
    private final String kind;
    private @Nullable Supervisor supervisor;
    private String state = "starting";

    public RunNote(RunFile file, String publicUrl, String data, String kind) {
        this.file = file;
        this.publicUrl = publicUrl;
        this.data = data;
        this.kind = kind;
    }

    /** Whose components are noted. */
    public synchronized void about(Supervisor watched) {
        supervisor = watched;
    }

    public synchronized void state(String now) {
        state = now;
        update();
    }

    /** Writes the note anew. */
    public synchronized void update() {
        var watched = supervisor;
        file.write(new RunState(
                state,
                publicUrl,
                data,
                kind,
                RunState.Mark.of(ProcessHandle.current()),
                watched == null ? List.of() : watched.states()));
    }

    /** Stops everything and notes it. */
    public void end() {
        Supervisor watched;
        synchronized (this) {
            watched = supervisor;
        }
        state("stopping");
        if (watched != null) {
            watched.stop();
        }
        state("stopped");
    }
}
