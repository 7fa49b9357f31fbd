package io.evenkeel.messaging;

import io.evenkeel.stack.Durability;
import io.evenkeel.stack.Folders;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.stack.NatsSettings;
import io.evenkeel.stack.NatsUser;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A nats-server whose only user has exactly the rights that producers and consumers have in production. It starts with
 * another password than the application's, until {@link #admit} is called.
 */
public class LimitedBrokerResource implements QuarkusTestResourceLifecycleManager {
    private static final List<String> STREAMS = List.of("PORTFOLIO", "STATE");
    private static final List<String> SUBJECTS = List.of("portfolio.>", "state.>");

    private final int port = FreePorts.next();
    private final int monitoringPort = FreePorts.next();
    private @Nullable Path folder;
    private @Nullable NatsServer server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evenkeel-limited-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart("another");
        return Map.of(
                "evenkeel.nats.url", "nats://127.0.0.1:" + port,
                "evenkeel.nats.user", "sync",
                "evenkeel.nats.password", "right");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(LimitedBrokerResource.class));
    }

    /** Restarts the server with the password that the application uses. */
    void admit() {
        restart("right");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    private void restart(String password) {
        if (server != null) {
            server.stop();
        }
        var producer = NatsUser.producer("sync", password, STREAMS, SUBJECTS);
        var consumer = NatsUser.consumer("sync", password, STREAMS);
        var rights = Stream.concat(producer.publish().stream(), consumer.publish().stream())
                .distinct()
                .toList();
        var user = new NatsUser("sync", password, rights, producer.subscribe());
        var started = new NatsServer(new NatsSettings(
                requireFolder().resolve("nats"),
                requireFolder().resolve("nats.log"),
                port,
                monitoringPort,
                List.of(user),
                Durability.FAST_FOR_TESTS));
        started.start();
        server = started;
    }

    private Path requireFolder() {
        if (folder == null) {
            throw new IllegalStateException("not started");
        }
        return folder;
    }
}
