package io.evenkeel.pnl.service;

import io.evenkeel.contracts.event.EventCodec;
import io.evenkeel.contracts.event.EventEnvelope;
import io.evenkeel.contracts.event.EventStream;
import io.evenkeel.contracts.event.EventSubjects;
import io.evenkeel.testkit.NatsEndpoint;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Stands in for sync-service: owns the streams and publishes to them, as often and in whatever order a test likes. */
final class Broker implements AutoCloseable {
    private final Connection connection;
    private final String prefix;

    private Broker(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    static Broker open(NatsEndpoint server, String prefix) {
        try {
            var connection = Nats.connect(Options.builder()
                    .server(server.url())
                    .userInfo(server.user(), server.password())
                    .connectionTimeout(Duration.ofSeconds(30))
                    .build());
            var broker = new Broker(connection, prefix);
            broker.makeStreams();
            return broker;
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void publish(List<EventEnvelope> events) {
        events.forEach(event -> publish(EventSubjects.of(event), EventCodec.encode(event)));
    }

    void publish(String subject, byte[] payload) {
        try {
            connection.jetStream().publish(prefix + subject, payload);
        } catch (IOException | JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeStreams() throws IOException, JetStreamApiException {
        var streams = connection.jetStreamManagement();
        for (var stream : List.of(EventStream.PORTFOLIO, EventStream.STATE, EventStream.MARKET)) {
            var subjects =
                    stream.subjects().stream().map(subject -> prefix + subject).toList();
            streams.addStream(StreamConfiguration.builder()
                    .name(prefix + stream.name())
                    .subjects(subjects)
                    .build());
        }
    }
}
