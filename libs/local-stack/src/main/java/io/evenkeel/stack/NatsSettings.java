package io.evenkeel.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * How to run one nats-server.
 *
 * @param directory for its configuration and streams
 * @param logFile where the server's messages go
 * @param port for clients, on 127.0.0.1
 * @param monitoringPort for HTTP monitoring, on 127.0.0.1
 * @param users who may log in
 * @param durability of what is published
 */
public record NatsSettings(
        Path directory, Path logFile, int port, int monitoringPort, List<NatsUser> users, Durability durability) {
    public NatsSettings {
        users = List.copyOf(users);
    }
}
