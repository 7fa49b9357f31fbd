package io.evenkeel.pnl.service;

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

/** A Postgres of the test's own with an empty schema, away when the service starts. */
public final class AbsentPostgres implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path folder;
    private @Nullable PostgresServer server;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evenkeel-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var own = SharedServers.ownPostgres(folder);
        own.start();
        server = own;
        var superuser = PostgresRoles.createDatabase(own.superuser(), "outage");
        var roles = PostgresRoles.create(superuser, "pnl", "test-owner", "test-app");
        own.stop();
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
