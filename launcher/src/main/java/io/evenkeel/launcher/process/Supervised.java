package io.evenkeel.launcher.process;

import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.StackFailure;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A component with its process of the moment. Safe for use by several threads. */
final class Supervised {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(400);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Component component;
    private String state = "waiting";
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
     * @param moved gets how far it is, every now and then while that changes
     * @throws StackFailure if its process ends, or when patience is over; the message says what it answered last
     */
    void awaitReady(ChildProcess started, Readiness readiness, Patience patience, Consumer<String> moved) {
        var url = component.readiness();
        var before = "";
        var saidAt = System.nanoTime();
        while (url.isPresent()) {
            var health = readiness.ask(url.get());
            if (health.isReadyBut(component.notAwaited())) {
                break;
            }
            var progress = health.progress();
            // A check that did not answer in time tells nothing.
            if (!progress.isEmpty() && !progress.equals(before)) {
                before = progress;
                patience.moved();
                if (System.nanoTime() - saidAt > BETWEEN_LINES.toNanos()) {
                    saidAt = System.nanoTime();
                    moved.accept(component.title() + ": " + progress);
                }
            }
            if (started.awaitExit(BETWEEN_QUESTIONS)) {
                throw new StackFailure(endedEarly(started));
            }
            if (patience.isOverBy(Duration.ZERO)) {
                throw new StackFailure(component.title() + " is not ready, and nothing has moved for "
                        + patience.limit().toSeconds() + " s; it says: " + health.shortened() + "\nIts log: "
                        + component.logFile());
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

    private synchronized void refuseWhenStopping() {
        if (stopping) {
            throw new StackFailure(component.title() + " is not started: everything is being stopped");
        }
    }
}
