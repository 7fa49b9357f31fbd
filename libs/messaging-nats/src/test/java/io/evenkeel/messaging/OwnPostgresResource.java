package io.evenkeel.messaging;

import io.evenkeel.stack.Folders;
import io.evenkeel.stack.PostgresRoles;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.testkit.SharedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Postgres of the test's own, to be killed. */
public class OwnPostgresResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path folder;
    private @Nullable PostgresServer server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evenkeel-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var started = SharedServers.ownPostgres(folder);
        started.start();
        server = started;
        var superuser = PostgresRoles.createDatabase(started.superuser(), "outage");
        var roles = PostgresRoles.create(superuser, "messaging", "test-owner", "test-app");
        return Map.of(
                "EVENKEEL_DB_URL", superuser.address(),
                "EVENKEEL_DB_OWNER", roles.owner().user(),
                "EVENKEEL_DB_OWNER_PASSWORD", roles.owner().password(),
                "EVENKEEL_DB_USER", roles.app().user(),
                "EVENKEEL_DB_PASSWORD", roles.app().password());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(PostgresServer.class));
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
