package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.nats.NatsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** What a relay works with besides its lock. */
@ApplicationScoped
class RelayWork {
    private final OwnedStreams streams;
    private final EventPublisher publisher;
    private final NatsSettings settings;
    private final RelayMetrics metrics;

    RelayWork(OwnedStreams streams, EventPublisher publisher, NatsSettings settings, MeterRegistry registry) {
        this.streams = streams;
        this.publisher = publisher;
        this.settings = settings;
        this.metrics = new RelayMetrics(registry);
    }

    boolean ownsStreams() {
        return !streams.streams().isEmpty();
    }

    /** @param connection the one that holds the lock */
    RelayTurn begin(SqlConnection connection) {
        var store = new RelayStore(connection, settings.relay().statementTimeout());
        return new RelayTurn(store, publisher, streams, settings, metrics);
    }
}
