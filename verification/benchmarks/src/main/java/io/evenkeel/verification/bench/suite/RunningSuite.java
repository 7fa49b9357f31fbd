package io.evenkeel.verification.bench.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.evenkeel.stack.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One suite on this machine, started by {@code ./evenkeel up}; closing it takes it down. */
final class RunningSuite implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery staple 4711";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration DOWN_WITHIN = Duration.ofMinutes(1);
    /** The services, whose memory is ours to answer for. */
    private static final List<String> SERVICES = List.of("simulator", "sync", "pnl", "gateway");

    private static final List<String> ALL = List.of("postgres", "nats", "simulator", "sync", "pnl", "gateway");
    private static final double TICKS_PER_SECOND = 100;

    private final Path home;
    private final Path data;
    private final Path output;
    private final int port = FreePorts.next();
    private final Thread atExit = Thread.ofPlatform().name("down").unstarted(this::down);

    RunningSuite(Path home, Path folder) {
        this.home = home;
        this.data = folder.resolve("data");
        this.output = folder.resolve("up.out");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Begins {@code up}, which goes on in the background. */
    Process up(Path scenario) throws IOException {
        return start("up", "--scenario", scenario.toString(), "--port", Integer.toString(port));
    }

    Path data() {
        return data;
    }

    String publicUrl() {
        return "http://localhost:" + port;
    }

    /** Waits until it is true. */
    void await(String what, Process up, Duration limit, Condition condition) throws Exception {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!isTrue(condition)) {
            if (!up.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(what + " did not come:\n" + Files.readString(output));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    /** Something that becomes true; asking may fail until then. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static boolean isTrue(Condition condition) throws InterruptedException {
        try {
            return condition.holds();
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    /** Where a component answers; empty while it is not known. */
    String url(String component) throws IOException {
        return component(component).path("url").asText("");
    }

    /** Most memory that each service ever held, in megabytes. */
    Map<String, Double> peakMegabytes() throws IOException {
        var peaks = new TreeMap<String, Double>();
        for (var name : SERVICES) {
            var pid = component(name).path("pid").asLong();
            try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
                lines.filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .forEach(kilobytes -> peaks.put(name, Double.parseDouble(kilobytes) / 1024));
            }
        }
        return peaks;
    }

    /** Processor time that each component has taken since its start, in seconds; that of its children too. */
    Map<String, Double> processorSeconds() throws IOException {
        var seconds = new TreeMap<String, Double>();
        for (var name : ALL) {
            var pid = component(name).path("pid").asLong();
            var process = ProcessHandle.of(pid);
            if (process.isPresent()) {
                var family = Stream.concat(process.stream(), process.get().descendants());
                seconds.put(name, family.mapToLong(RunningSuite::ticks).sum() / TICKS_PER_SECOND);
            }
        }
        return seconds;
    }

    /** Of the process itself and of those children of it that have ended. */
    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            // The name in brackets may hold blanks; after it, the 12th to 15th fields are the times.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[11])
                    + Long.parseLong(fields[12])
                    + Long.parseLong(fields[13])
                    + Long.parseLong(fields[14]);
        } catch (IOException _) {
            return 0;
        }
    }

    private JsonNode component(String name) throws IOException {
        var note = data.resolve("run/stack.json");
        if (Files.exists(note)) {
            for (var component : JSON.readTree(note.toFile()).path("components")) {
                if (component.path("name").asText().equals(name)) {
                    return component;
                }
            }
        }
        return MissingNode.getInstance();
    }

    @Override
    public void close() {
        down();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void down() {
        try {
            start("down").waitFor(DOWN_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot take the suite down", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(home.resolve("evenkeel").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().put("EVENKEEL_ADMIN_PASSWORD", ADMIN_PASSWORD);
        return builder.start();
    }
}
