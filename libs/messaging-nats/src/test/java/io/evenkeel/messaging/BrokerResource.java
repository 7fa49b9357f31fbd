package io.evenkeel.messaging;

import io.evenkeel.stack.Folders;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.testkit.SharedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A nats-server of the test's own, which is not running yet when the application starts. Arguments are settings of the
 * application.
 */
public class BrokerResource implements QuarkusTestResourceLifecycleManager {
    private Map<String, String> arguments = Map.of();
    private @Nullable Path folder;
    private @Nullable NatsServer server;

    @Override
    public void init(Map<String, String> given) {
        arguments = Map.copyOf(given);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evenkeel-broker-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = SharedServers.ownNats(folder);
        var settings = new HashMap<>(arguments);
        settings.putAll(Map.of(
                "evenkeel.nats.url", server.url(), "evenkeel.nats.user", "test", "evenkeel.nats.password", "test"));
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(NatsServer.class));
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
}
