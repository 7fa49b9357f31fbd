package io.evenkeel.verification.bench.messaging;

import io.evenkeel.stack.Durability;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.stack.NatsSettings;
import io.evenkeel.stack.NatsUser;
import io.evenkeel.stack.PostgresRoles;
import io.evenkeel.stack.PostgresServer;
import io.evenkeel.stack.PostgresSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * A Postgres and a nats-server of our own that keep what they acknowledge, as in production. Where they are is told to
 * the application by system properties.
 */
public final class Servers implements AutoCloseable {
    private static final String SCHEMA = "bench";
    private static final String PASSWORD = "bench";

    private final PostgresServer postgres;
    private final NatsServer nats;

    /** Not started yet; everything of theirs lies below the folder. */
    public Servers(Path folder) {
        this.postgres = new PostgresServer(new PostgresSettings(
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                FreePorts.next(),
                PASSWORD,
                Durability.KEEP));
        this.nats = new NatsServer(new NatsSettings(
                folder.resolve("nats"),
                folder.resolve("nats.log"),
                FreePorts.next(),
                FreePorts.next(),
                List.of(NatsUser.unlimited(SCHEMA, PASSWORD)),
                Durability.KEEP));
    }

    /** Starts both and tells the application. */
    public void start() {
        postgres.start();
        nats.start();
        var database = PostgresRoles.createDatabase(postgres.superuser(), SCHEMA);
        var roles = PostgresRoles.create(database, SCHEMA, PASSWORD, PASSWORD);
        System.setProperty("bench.db.address", database.address());
        System.setProperty("bench.db.owner", roles.owner().user());
        System.setProperty("bench.db.owner-password", PASSWORD);
        System.setProperty("bench.db.user", roles.app().user());
        System.setProperty("bench.db.password", PASSWORD);
        System.setProperty("evenkeel.nats.url", nats.url());
        System.setProperty("evenkeel.nats.user", SCHEMA);
        System.setProperty("evenkeel.nats.password", PASSWORD);
    }

    @Override
    public void close() {
        nats.close();
        postgres.close();
    }
}
