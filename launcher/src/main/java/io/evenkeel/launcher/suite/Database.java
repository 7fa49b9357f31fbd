package io.evenkeel.launcher.suite;

import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.DatabaseId;
import io.evenkeel.launcher.data.Secrets;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.Durability;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.PostgresEndpoint;
import io.evenkeel.stack.PostgresRoles;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.stack.PostgresSettings;
import io.evenkeel.stack.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The suite's database: our own Postgres, or the one that {@code EVENKEEL_POSTGRES_URL} names with a superuser's login.
 * Each service has a schema and two roles in it.
 */
final class Database {
    static final List<String> SCHEMAS = List.of("sync", "pnl", "gateway");

    private static final String NAME = "evenkeel";

    private final DataFolder data;
    private final Secrets secrets;
    private final Optional<PostgresServer> server;
    private final PostgresEndpoint superuser;

    Database(DataFolder data, Secrets secrets, Optional<String> externalUrl) {
        this.data = data;
        this.secrets = secrets;
        var external = check(data, externalUrl);
        if (external.isPresent()) {
            this.server = Optional.empty();
            this.superuser = external.get();
        } else {
            var own = new PostgresServer(new PostgresSettings(
                    data.postgres(),
                    data.log("postgres"),
                    FreePorts.next(),
                    secrets.password("postgres"),
                    Durability.KEEP));
            this.server = Optional.of(own);
            this.superuser = own.superuser();
        }
    }

    /**
     * Refuses an address that is none, and a folder whose records are elsewhere.
     *
     * @return what the address says
     * @throws StackFailure saying what does not fit
     */
    static Optional<PostgresEndpoint> check(DataFolder data, Optional<String> externalUrl) {
        DatabaseId.requireFits(data, externalUrl.isEmpty());
        return externalUrl.map(PostgresEndpoint::parse);
    }

    /** Whether a Postgres of our own belongs to the suite. */
    boolean isOurs() {
        return server.isPresent();
    }

    /** Where it is, without any login. */
    String url() {
        return "postgresql://" + superuser.withDatabase(NAME).address();
    }

    /** Starts our own server and makes what the services need in it. */
    ChildProcess start() {
        var child = server.orElseThrow().start();
        prepare();
        return child;
    }

    /** Makes database, schemas and roles; changes nothing when they are there. */
    void prepare() {
        var database = PostgresRoles.createDatabase(superuser, NAME);
        if (!isOurs()) {
            DatabaseOwner.claim(database, DatabaseId.of(data, UUID::randomUUID));
        }
        for (var schema : SCHEMAS) {
            PostgresRoles.create(database, schema, ownerPassword(schema), appPassword(schema));
        }
    }

    /** What a service is told about its schema. */
    Map<String, String> settings(String schema) {
        return Map.of(
                "EVENKEEL_DB_URL", superuser.withDatabase(NAME).address(),
                "EVENKEEL_DB_OWNER", schema + "_owner",
                "EVENKEEL_DB_OWNER_PASSWORD", ownerPassword(schema),
                "EVENKEEL_DB_USER", schema + "_app",
                "EVENKEEL_DB_PASSWORD", appPassword(schema));
    }

    private String ownerPassword(String schema) {
        return secrets.password(schema + "-db-owner");
    }

    private String appPassword(String schema) {
        return secrets.password(schema + "-db-app");
    }
}
