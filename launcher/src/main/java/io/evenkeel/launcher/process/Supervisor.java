package io.evenkeel.launcher.process;

import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Brings components up side by side, each after the ones it needs; then restarts what ends unasked; then stops
 * everything, those that need others first.
 */
public final class Supervisor {
    private static final Duration RESTART_LIMIT = Duration.ofMinutes(10);
    /** Each component gives up by itself, with better words; this is for one that cannot. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Map<String, Supervised> components = new LinkedHashMap<>();
    private final Readiness readiness;
    private final Consumer<String> progress;
    private final Runnable changed;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Nothing is started yet.
     *
     * @param progress gets lines for people
     * @param changed called after every change of a state
     */
    public Supervisor(List<Component> all, Readiness readiness, Consumer<String> progress, Runnable changed) {
        all.forEach(component -> components.put(component.name(), new Supervised(component)));
        this.readiness = readiness;
        this.progress = progress;
        this.changed = changed;
    }

    /**
     * Starts everything and returns when all are ready.
     *
     * @param limit how long nothing may move before that
     * @throws StackFailure naming the first one that ended or that is not ready in time
     */
    public void start(Duration limit) {
        var patience = new Patience(limit);
        var ready = new LinkedHashMap<String, CompletableFuture<Void>>();
        var failed = new CompletableFuture<Void>();
        for (var each : components.values()) {
            var needs = each.component().needs().stream().map(ready::get).toArray(CompletableFuture[]::new);
            var future = CompletableFuture.allOf(needs).thenRunAsync(() -> bringUp(each, patience), threads);
            ready.put(each.component().name(), future);
            var _ = future.whenComplete((_, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        }
        var all = CompletableFuture.allOf(ready.values().toArray(CompletableFuture[]::new));
        await(CompletableFuture.anyOf(all, failed), patience);
    }

    /** From now on, what ends is started again, with growing pauses. */
    public void watch() {
        for (var each : components.values()) {
            threads.execute(() -> keepAlive(each));
        }
    }

    /** Blocks until {@link #stop} is called. */
    public void awaitStop() throws InterruptedException {
        stopping.await();
    }

    /** Stops everything: first what needs others, last what others need. A second call does nothing new. */
    public void stop() {
        stopping.countDown();
        var left = new ArrayList<>(components.values());
        while (!left.isEmpty()) {
            var needed = left.stream()
                    .flatMap(each -> each.component().needs().stream())
                    .toList();
            var now = left.stream()
                    .filter(each -> !needed.contains(each.component().name()))
                    .toList();
            var stops = now.stream()
                    .map(each -> CompletableFuture.runAsync(each::stop, threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(stops).join();
            left.removeAll(now);
            changed.run();
        }
    }

    /** What all components do now. */
    public List<RunState.ComponentState> states() {
        return components.values().stream().map(Supervised::toState).toList();
    }

    private void bringUp(Supervised each, Patience patience) {
        var begun = System.nanoTime();
        progress.accept(each.component().title() + ": starting");
        var child = each.start();
        changed.run();
        awaitReady(each, child, patience);
        patience.moved();
        progress.accept(String.format(
                Locale.ROOT, "%s: ready in %.1f s", each.component().title(), (System.nanoTime() - begun) / 1e9));
    }

    private void awaitReady(Supervised each, ChildProcess child, Patience patience) {
        each.awaitReady(child, readiness, patience, line -> {
            changed.run();
            progress.accept(line);
        });
        changed.run();
    }

    private void keepAlive(Supervised each) {
        var backoff = new Backoff();
        var since = System.nanoTime();
        while (!each.isStopping()) {
            var child = each.child();
            if (child != null) {
                child.onExit().join();
            }
            if (each.isStopping()) {
                return;
            }
            var pause = backoff.after(Duration.ofNanos(System.nanoTime() - since));
            each.restarting();
            changed.run();
            progress.accept((child == null ? each.component().title() + " is away" : each.ended(child))
                    + "; starting it again in " + pause.toSeconds() + " s");
            if (stopsWithin(pause)) {
                return;
            }
            since = System.nanoTime();
            startAgain(each);
        }
    }

    private void startAgain(Supervised each) {
        try {
            var child = each.start();
            changed.run();
            awaitReady(each, child, new Patience(RESTART_LIMIT));
            progress.accept(each.component().title() + " is ready again");
        } catch (StackFailure e) {
            if (!each.isStopping()) {
                progress.accept(firstLine(String.valueOf(e.getMessage())));
            }
        }
        changed.run();
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void await(CompletableFuture<?> outcome, Patience patience) {
        try {
            while (!patience.isOverBy(GRACE)) {
                try {
                    outcome.get(1, TimeUnit.SECONDS);
                    return;
                } catch (TimeoutException _) {
                    // As long as something moves.
                }
            }
            throw new StackFailure("not ready, and nothing has moved for "
                    + patience.limit().plus(GRACE).toSeconds() + " s");
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted while starting", e);
        }
    }

    private static StackFailure failure(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StackFailure known
                ? known
                : new StackFailure("a component could not be started: " + cause, cause);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
