package io.evenkeel.messaging;

import io.evenkeel.stack.Folders;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.testkit.SharedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A nats-server of the test's own, which is not running yet when the application starts. */
public class BrokerResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path folder;
    private @Nullable NatsServer server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evenkeel-broker-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = SharedServers.ownNats(folder);
        return Map.of(
                "evenkeel.nats.url", server.url(), "evenkeel.nats.user", "test", "evenkeel.nats.password", "test");
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
