package io.evenkeel.launcher.suite;

import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.launcher.data.DataFolder;
import io.evenkeel.launcher.data.Secrets;
import io.evenkeel.stack.ChildProcess;
import io.evenkeel.stack.Durability;
import io.evenkeel.stack.FreePorts;
import io.evenkeel.stack.NatsServer;
import io.evenkeel.stack.NatsSettings;
import io.evenkeel.stack.NatsUser;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The suite's nats-server: sync-service owns the streams, pnl-service reads them; nobody may do more. */
final class Messaging {
    private final Secrets secrets;
    private final NatsServer server;

    Messaging(DataFolder data, Secrets secrets) {
        this.secrets = secrets;
        this.server = new NatsServer(new NatsSettings(
                data.nats(), data.log("nats"), FreePorts.next(), FreePorts.next(), users(), Durability.KEEP));
    }

    ChildProcess start() {
        return server.start();
    }

    String url() {
        return server.url();
    }

    /** What a service is told. */
    Map<String, String> settings(String user) {
        return Map.of(
                "EVENKEEL_NATS_URL", url(),
                "EVENKEEL_NATS_MONITORING_URL", server.monitoringUrl(),
                "EVENKEEL_NATS_USER", user,
                "EVENKEEL_NATS_PASSWORD", password(user));
    }

    private List<NatsUser> users() {
        var streams = Arrays.stream(EventStream.values()).map(Enum::name).toList();
        var subjects = Arrays.stream(EventStream.values()).flatMap(stream -> stream.subjects().stream());
        // Quotes are not stored: whoever listens gets the latest.
        var published = Stream.concat(subjects, Stream.of("quotes.>")).toList();
        return List.of(
                NatsUser.producer("sync", password("sync"), streams, published),
                NatsUser.consumer("pnl", password("pnl"), streams));
    }

    private String password(String user) {
        return secrets.password("nats-" + user);
    }
}
