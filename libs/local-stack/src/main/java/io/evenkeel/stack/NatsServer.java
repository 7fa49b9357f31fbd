package io.evenkeel.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One nats-server with JetStream on loopback, as a child of this process. The same object can be started again after it
 * was stopped or killed, on the same ports and data.
 */
public final class NatsServer implements AutoCloseable {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final NatsSettings settings;
    private final NatsBinary binary;
    private @Nullable ChildProcess child;

    /**
     * Finds the program, fetching it if need be.
     *
     * @throws StackFailure if there is none
     */
    public NatsServer(NatsSettings settings) {
        this.settings = settings;
        this.binary = NatsBinary.locate(ProjectFolder.tools());
    }

    /**
     * Starts the server and returns when it is healthy.
     *
     * @throws StackFailure if it does not come up; the message holds the end of its log
     */
    public ChildProcess start() {
        var configuration = writeConfiguration();
        var started = ChildProcess.start(new ChildCommand(
                "NATS",
                List.of(binary.program().toString(), "--config", configuration.toString()),
                Map.of(),
                settings.logFile(),
                StopSignal.TERM));
        child = started;
        new HealthPage("NATS", URI.create(monitoringUrl() + "/healthz")).await(started, READY_TIMEOUT);
        return started;
    }

    /** What clients connect to. */
    public String url() {
        return "nats://127.0.0.1:" + settings.port();
    }

    public String monitoringUrl() {
        return "http://127.0.0.1:" + settings.monitoringPort();
    }

    /** Where streams are kept. */
    public Path storeDirectory() {
        return settings.directory().toAbsolutePath().resolve("store");
    }

    public long pid() {
        return running().pid();
    }

    public boolean isAlive() {
        var current = child;
        return current != null && current.isAlive();
    }

    public void stop() {
        var current = child;
        if (current != null) {
            current.stop(STOP_TIMEOUT);
        }
    }

    public void kill() {
        running().kill();
    }

    @Override
    public void close() {
        stop();
    }

    private ChildProcess running() {
        var current = child;
        if (current == null) {
            throw new StackFailure("NATS was not started");
        }
        return current;
    }

    /** Written beside its final name first, so that it is never readable to others and never half there. */
    private Path writeConfiguration() {
        var file = settings.directory().toAbsolutePath().resolve("nats.conf");
        try {
            Files.createDirectories(storeDirectory());
            var draft = Files.createTempFile(
                    file.getParent(),
                    "nats",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, configuration());
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackFailure("cannot write " + file, e);
        }
    }

    private String configuration() {
        var forTests = settings.durability() == Durability.FAST_FOR_TESTS;
        var sync = !forTests && binary.version().isAtLeast(NatsVersion.SYNCING) ? "sync_interval: always" : "";
        return """
            server_name: evenkeel
            listen: "127.0.0.1:%d"
            http: "127.0.0.1:%d"
            jetstream {
              store_dir: %s
              max_memory_store: 64MB
              # A stream reserves its byte limit here; a run of tests makes many streams.
              max_file_store: %s
              %s
            }
            authorization {
              users: [
            %s
              ]
            }
            """.formatted(
                        settings.port(),
                        settings.monitoringPort(),
                        quoted(storeDirectory().toString()),
                        forTests ? "4TB" : "64GB",
                        sync,
                        settings.users().stream().map(NatsServer::user).collect(Collectors.joining("\n")));
    }

    private static String user(NatsUser user) {
        return "    { user: %s, password: %s, permissions: { publish: { allow: %s }, subscribe: { allow: %s } } }"
                .formatted(quoted(user.name()), quoted(user.password()), list(user.publish()), list(user.subscribe()));
    }

    private static String list(List<String> subjects) {
        return subjects.stream().map(NatsServer::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        if (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "a NATS name, password or folder holds a quote, a backslash or a line end");
        }
        return '"' + text + '"';
    }
}
