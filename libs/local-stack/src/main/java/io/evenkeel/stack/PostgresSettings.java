package io.evenkeel.stack;

import java.nio.file.Path;

/**
 * How to run one Postgres.
 *
 * @param data the cluster's folder; made on the first start
 * @param logFile where the server's messages go
 * @param port port on 127.0.0.1
 * @param password of the superuser {@code postgres}; given to the cluster when it is made
 * @param durability of everything written
 */
public record PostgresSettings(Path data, Path logFile, int port, String password, Durability durability) {
    @Override
    public String toString() {
        return "Postgres at port " + port + ", data in " + data;
    }
}
