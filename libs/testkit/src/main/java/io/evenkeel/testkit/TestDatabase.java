package io.evenkeel.testkit;

import io.evenkeel.stack.PostgresEndpoint;
import io.evenkeel.stack.PostgresRoles;
import io.evenkeel.stack.ServiceRoles;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * An empty database of its own in the shared Postgres, with schema and roles of one service as in production: the
 * schema is named after the service, the app role cannot change it.
 *
 * @param superuser login of the superuser to this database
 * @param roles owner and app role
 */
public record TestDatabase(PostgresEndpoint superuser, ServiceRoles roles) implements AutoCloseable {
    /** Makes one; {@code schema} is the service's, for example {@code sync}. */
    public static TestDatabase create(String schema) {
        var name = "t" + HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextLong());
        var superuser = PostgresRoles.createDatabase(SharedServers.postgres(), name);
        return new TestDatabase(superuser, PostgresRoles.create(superuser, schema, "test-owner", "test-app"));
    }

    /** Drops it, cutting every connection. */
    @Override
    public void close() {
        PostgresRoles.dropDatabase(SharedServers.postgres(), superuser.database());
    }
}
