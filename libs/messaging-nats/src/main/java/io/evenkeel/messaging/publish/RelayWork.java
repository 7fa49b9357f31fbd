package io.evenkeel.messaging.publish;

import io.evenkeel.messaging.nats.NatsSettings;
import io.evenkeel.messaging.retention.RetentionSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/** What a relay works with besides its lock. */
@ApplicationScoped
class RelayWork {
    private final OwnedStreams streams;
    private final EventPublisher publisher;
    private final NatsSettings settings;
    private final RetentionSettings retention;
    private final RelayMetrics metrics;

    RelayWork(
            OwnedStreams streams,
            EventPublisher publisher,
            NatsSettings settings,
            RetentionSettings retention,
            MeterRegistry registry) {
        this.streams = streams;
        this.publisher = publisher;
        this.settings = settings;
        this.retention = retention;
        this.metrics = new RelayMetrics(registry);
    }

    @PreDestroy
    void close() {
        metrics.close();
    }

    boolean ownsStreams() {
        return !streams.streams().isEmpty();
    }

    /** @param connection the one that holds the lock */
    RelayTurn begin(SqlConnection connection) {
        var timeout = settings.relay().statementTimeout();
        var store = new RelayStore(connection, timeout);
        var pruning = new OutboxPruning(connection, retention, timeout);
        return new RelayTurn(store, publisher, streams, settings, metrics, pruning);
    }
}
