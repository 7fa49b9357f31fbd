package io.evenkeel.testkit;

import io.evenkeel.stack.Folders;
import io.evenkeel.stack.PostgresRoles;
import io.evenkeel.stack.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Postgres of the test's own, with the roles and the empty schema of its argument {@value #SCHEMA}: to be killed, or,
 * with the argument {@value #ABSENT}, away when the service starts. A field of type {@link PostgresServer} gets it.
 */
public final class OwnPostgresResource implements QuarkusTestResourceLifecycleManager {
    public static final String SCHEMA = "schema";
    /** Any value says yes. */
    public static final String ABSENT = "absent";

    private String schema = "";
    private boolean absent;
    private @Nullable Path folder;
    private @Nullable PostgresServer server;

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault(SCHEMA, "");
        absent = arguments.containsKey(ABSENT);
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("evenkeel-postgres-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var own = SharedServers.ownPostgres(folder);
        server = own;
        own.start();
        var superuser = PostgresRoles.createDatabase(own.superuser(), "outage");
        var roles = PostgresRoles.create(superuser, schema, "test-owner", "test-app");
        if (absent) {
            own.stop();
        }
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
