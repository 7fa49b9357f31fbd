package io.evenkeel.verification.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Does to processes what a bad day does: kills them without a word, freezes and thaws them. By exact process number
 * only, so that nothing else on the machine is touched. The launcher starts again what dies.
 */
final class Nemesis implements AutoCloseable {
    static final List<String> VICTIMS = List.of("sync", "pnl", "gateway", "nats", "postgres");

    private final Components components;
    private final List<ProcessHandle> frozen = new ArrayList<>();
    private int kills;

    Nemesis(Components components) {
        this.components = components;
    }

    /** Victims in an order that the seed decides: each of them before any comes a second time. */
    static List<String> victims(Random random, int count) {
        var order = new ArrayList<String>();
        while (order.size() < count) {
            var round = new ArrayList<>(VICTIMS);
            Collections.shuffle(round, random);
            order.addAll(round);
        }
        return List.copyOf(order.subList(0, count));
    }

    /** {@code kill -9}. */
    void kill(String component) {
        signal("KILL", List.of(components.process(component)));
        kills++;
    }

    /** Stops the process and all its children where they stand; their connections stay open and silent. */
    void freeze(String component) {
        var top = components.process(component);
        var all = Stream.concat(Stream.of(top), top.descendants()).toList();
        frozen.addAll(all);
        signal("STOP", all);
    }

    /** Lets everything that is frozen go on. */
    void thaw() {
        signal("CONT", frozen.stream().filter(ProcessHandle::isAlive).toList());
        frozen.clear();
    }

    int kills() {
        return kills;
    }

    /** Nothing stays frozen. */
    @Override
    public void close() {
        thaw();
    }

    private static void signal(String name, List<ProcessHandle> processes) {
        for (var process : processes) {
            try {
                var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
                var outcome = kill.waitFor();
                assertThat(outcome == 0 || !process.isAlive())
                        .as("kill -%s %d", name, process.pid())
                        .isTrue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
