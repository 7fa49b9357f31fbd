package io.evenkeel.launcher.process;

import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.StackFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A component with its process of the moment. Safe for use by several threads. */
final class Supervised {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(400);

    private final Component component;
    private String state = "waiting";
    private String lastAnswer = "not started";
    private int restarts;
    private boolean stopping;
    private @Nullable ChildProcess child;

    Supervised(Component component) {
        this.component = component;
    }

    Component component() {
        return component;
    }

    /**
     * Starts the process, unless everything is being stopped.
     *
     * @throws StackFailure if it does not come up, or when stopping
     */
    ChildProcess start() {
        refuseWhenStopping();
        state("starting");
        var started = component.start().get();
        synchronized (this) {
            child = started;
        }
        // Asked to stop meanwhile: nobody else knows of this process yet.
        if (isStopping()) {
            started.stop(component.stopDeadline());
        }
        refuseWhenStopping();
        return started;
    }

    /**
     * Waits until the component says that it is ready.
     *
     * @throws StackFailure if its process ends, or when time is up; the message says what it answered last
     */
    void awaitReady(ChildProcess started, Readiness readiness, Duration patience) {
        var url = component.readiness();
        var deadline = System.nanoTime() + patience.toNanos();
        while (url.isPresent()) {
            var answer = readiness.ask(url.get());
            if (answer.ready()) {
                break;
            }
            remember(answer.body());
            if (started.awaitExit(BETWEEN_QUESTIONS)) {
                throw new StackFailure(endedEarly(started));
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailure(component.title() + " is not ready after " + patience.toSeconds()
                        + " s; it says: " + shortened(answer.body()) + "\nIts log: " + component.logFile());
            }
        }
        state("ready");
    }

    /** Tells that the process has ended. */
    String ended(ChildProcess process) {
        return component.title() + " ended with exit code " + process.onExit().getNow(-1);
    }

    private String endedEarly(ChildProcess process) {
        return ended(process) + " before it was ready. The end of " + component.logFile() + ":\n"
                + process.logTail(25).indent(2).stripTrailing();
    }

    synchronized void restarting() {
        restarts++;
        state = "restarting";
    }

    synchronized void state(String now) {
        state = now;
    }

    synchronized @Nullable ChildProcess child() {
        return child;
    }

    synchronized boolean isReady() {
        return state.equals("ready");
    }

    /** What it answered when it was last asked and not ready. */
    synchronized String lastAnswer() {
        return shortened(lastAnswer);
    }

    /** No start from now on; what runs is stopped. */
    void stop() {
        ChildProcess running;
        synchronized (this) {
            stopping = true;
            state = "stopping";
            running = child;
        }
        if (running != null) {
            running.stop(component.stopDeadline());
        }
        state("stopped");
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    synchronized RunState.ComponentState toState() {
        var running = child != null && child.isAlive();
        var mark = running && child != null
                ? ProcessHandle.of(child.pid()).map(RunState.Mark::of).orElse(null)
                : null;
        return new RunState.ComponentState(
                component.name(),
                state,
                mark == null ? null : mark.pid(),
                mark == null ? null : mark.startedAt(),
                restarts,
                component.url(),
                component.logFile().toString());
    }

    private synchronized void remember(String answer) {
        lastAnswer = answer;
    }

    private synchronized void refuseWhenStopping() {
        if (stopping) {
            throw new StackFailure(component.title() + " is not started: everything is being stopped");
        }
    }

    private static String shortened(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 1_500 ? line : line.substring(0, 1_500) + " ...";
    }
}
