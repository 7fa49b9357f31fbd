package io.evenkeel.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One Postgres 18 on loopback, as a child of this process: passwords by SCRAM for everybody, no trust, no socket file,
 * data checksums. The same object can be started again after it was stopped or killed, on the same port and data.
 */
public final class PostgresServer implements AutoCloseable {
    /** The superuser. */
    public static final String SUPERUSER = "postgres";

    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final Duration INITDB_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final PostgresSettings settings;
    private final Unprivileged unprivileged;
    private @Nullable ChildProcess child;

    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
        this.unprivileged = Unprivileged.choose();
    }

    /**
     * Starts the server, making its cluster first if there is none, and returns when it answers.
     *
     * @throws StackFailure if it does not come up; the message holds the end of its log
     */
    public ChildProcess start() {
        var programs = PostgresBinaries.unpacked(unprivileged.cache());
        Folders.createOnce(settings.data(), draft -> initialize(programs, draft));
        Leftovers.clear(settings.data());
        var command = new ArrayList<>(List.of(programs.resolve("bin/postgres").toString(), "-D", dataFolder()));
        options().forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        var started = ChildProcess.start(
                new ChildCommand("Postgres", unprivileged.wrap(command), Map.of(), settings.logFile(), StopSignal.INT));
        child = started;
        awaitAnswer(started);
        return started;
    }

    public int port() {
        return settings.port();
    }

    /** Login of the superuser to the maintenance database. */
    public PostgresEndpoint superuser() {
        return new PostgresEndpoint("127.0.0.1", port(), MAINTENANCE_DATABASE, SUPERUSER, settings.password());
    }

    /** Process id of the postmaster. */
    public long pid() {
        return running().pid();
    }

    public boolean isAlive() {
        var current = child;
        return current != null && current.isAlive();
    }

    /** Fast shutdown: open transactions are rolled back, everything committed is kept. */
    public void stop() {
        var current = child;
        if (current != null) {
            current.stop(STOP_TIMEOUT);
        }
    }

    /** SIGKILL to the server and all its backends. */
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
            throw new StackFailure("Postgres was not started");
        }
        return current;
    }

    private void initialize(Path programs, Path draft) throws IOException {
        var password = Files.createTempFile("evenkeel-", ".pw");
        try {
            Files.writeString(password, settings.password());
            unprivileged.openWayTo(draft);
            unprivileged.handOver(password);
            unprivileged.handOver(draft);
            var command = new ArrayList<>(List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + draft,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C"));
            if (settings.durability() == Durability.FAST_FOR_TESTS) {
                command.add("--no-sync");
            }
            var outcome = Programs.run(Path.of("/"), INITDB_TIMEOUT, unprivileged.wrap(command));
            if (!outcome.succeeded()) {
                throw new StackFailure("initdb failed: " + outcome.output().strip());
            }
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private Map<String, String> options() {
        var options = new TreeMap<String, String>();
        options.put("port", Integer.toString(port()));
        options.put("listen_addresses", "127.0.0.1");
        options.put("unix_socket_directories", "");
        options.put("max_connections", "100");
        // Less, and every backend writes pages out itself while a history comes in.
        options.put("shared_buffers", "256MB");
        // A first reading is one long burst; a checkpoint in the middle of it writes every page again whole.
        options.put("max_wal_size", "2GB");
        // Statements are short and many: compiling one costs more than all its runs.
        options.put("jit", "off");
        options.put("log_line_prefix", "%m [%p] %u ");
        options.put("log_timezone", "UTC");
        options.put("timezone", "UTC");
        // A client that hung up must not keep its query, and so its locks, running.
        options.put("client_connection_check_interval", "5s");
        if (settings.durability() == Durability.FAST_FOR_TESTS) {
            options.put("fsync", "off");
            options.put("synchronous_commit", "off");
            options.put("full_page_writes", "off");
            options.put("max_connections", "200");
        }
        return options;
    }

    private void awaitAnswer(ChildProcess started) {
        var deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
        while (System.nanoTime() < deadline) {
            try (var _ = superuser().connect()) {
                return;
            } catch (SQLException e) {
                if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                    stop();
                    throw new StackFailure(
                            "Postgres refuses our password; was " + dataFolder() + " made by another stack?", e);
                }
            }
            if (started.awaitExit(BETWEEN_TRIES)) {
                throw new StackFailure("Postgres ended while starting:\n" + started.logTail(15));
            }
        }
        started.kill();
        throw new StackFailure(
                "Postgres does not answer after " + READY_TIMEOUT.toSeconds() + " s:\n" + started.logTail(15));
    }

    private String dataFolder() {
        return settings.data().toAbsolutePath().toString();
    }
}
