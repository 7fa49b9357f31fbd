package io.evenkeel.testkit;

import io.evenkeel.stack.Durability;
import io.evenkeel.stack.Folders;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.stack.NatsSettings;
import io.evenkeel.stack.NatsUser;
import io.evenkeel.stack.PostgresEndpoint;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.stack.PostgresSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One Postgres and one nats-server per test JVM, started when first asked for and ended with the JVM. Where
 * {@code EVENKEEL_TEST_POSTGRES} ({@code postgresql://superuser:password@host:port/postgres}) or {@code
 * EVENKEEL_TEST_NATS} ({@code nats://user:password@host:port}) name running ones, those are used.
 *
 * <p>Their addresses are kept in system properties: Quarkus loads this class again for each application it starts in a
 * test JVM, and static fields would give each its own servers.
 */
public final class SharedServers {
    private static final String POSTGRES = "evenkeel.test.postgres";
    private static final String NATS = "evenkeel.test.nats";

    private SharedServers() {}

    /** The superuser of the shared Postgres. Make databases of your own; see {@link TestDatabase}. */
    public static PostgresEndpoint postgres() {
        return PostgresEndpoint.parse(once(POSTGRES, "EVENKEEL_TEST_POSTGRES", SharedServers::startPostgres));
    }

    /** The shared nats-server, with a user that may do everything. Use a prefix of your own. */
    public static NatsEndpoint nats() {
        return NatsEndpoint.parse(once(NATS, "EVENKEEL_TEST_NATS", SharedServers::startNats));
    }

    /** A Postgres for a test that kills, pauses or restarts it. Not started yet. */
    public static PostgresServer ownPostgres(Path folder) {
        return new PostgresServer(new PostgresSettings(
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                FreePorts.next(),
                "test",
                Durability.FAST_FOR_TESTS));
    }

    /**
     * A nats-server for a test that kills, pauses or wipes it; user {@code test}, password {@code test}. Not started
     * yet.
     */
    public static NatsServer ownNats(Path folder) {
        return new NatsServer(new NatsSettings(
                folder.resolve("nats"),
                folder.resolve("nats.log"),
                FreePorts.next(),
                FreePorts.next(),
                List.of(NatsUser.unlimited("test", "test")),
                Durability.FAST_FOR_TESTS));
    }

    private static String once(String property, String variable, Supplier<String> start) {
        // The one lock that all class loaders of this JVM share.
        synchronized (Runtime.getRuntime()) {
            var given = System.getenv(variable);
            @Nullable String address = given == null || given.isBlank() ? System.getProperty(property) : given;
            if (address == null) {
                address = start.get();
                System.setProperty(property, address);
            }
            return address;
        }
    }

    private static String startPostgres() {
        var folder = folder();
        var server = ownPostgres(folder);
        server.start();
        endWithJvm(server::stop, folder);
        return server.superuser().url();
    }

    private static String startNats() {
        var folder = folder();
        var server = ownNats(folder);
        server.start();
        endWithJvm(server::stop, folder);
        return server.url().replace("//", "//test:test@");
    }

    private static void endWithJvm(Runnable stop, Path folder) {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("end of test servers").unstarted(() -> {
                    stop.run();
                    Folders.delete(folder);
                }));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("evenkeel-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
