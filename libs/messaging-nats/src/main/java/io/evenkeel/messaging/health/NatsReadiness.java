package io.evenkeel.messaging.health;

import io.evenkeel.messaging.consume.InboundChannel;
import io.evenkeel.messaging.consume.NatsJetStreamConnector;
import io.evenkeel.messaging.nats.NatsConnection;
import io.evenkeel.messaging.nats.NotConnected;
import io.nats.client.JetStreamApiException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * The check {@code nats}: up while connected and every inbound channel has its durable. Per channel it says how many
 * events are pending and how many are delivered and not acknowledged, as the server counts them now.
 */
@Readiness
@ApplicationScoped
class NatsReadiness implements HealthCheck {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final NatsConnection connection;
    private final NatsJetStreamConnector connector;

    NatsReadiness(
            NatsConnection connection, @Any @Connector(NatsJetStreamConnector.NAME) NatsJetStreamConnector connector) {
        this.connection = connection;
        this.connector = connector;
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("nats");
        connection.refusal().ifPresent(refusal -> answer.withData("refused", refusal));
        if (!connection.isConnected()) {
            return answer.withData("reason", "not connected").down().build();
        }
        connection.serverVersion().ifPresent(version -> answer.withData("server", version));
        var ready = true;
        for (var channel : connector.channels()) {
            ready &= describe(channel, answer);
        }
        return answer.status(ready).build();
    }

    private static boolean describe(InboundChannel channel, HealthCheckResponseBuilder answer) {
        var name = channel.name();
        try {
            var info = channel.info(TIMEOUT);
            answer.withData(name + ".pending", info.getNumPending());
            answer.withData(name + ".unacknowledged", info.getNumAckPending());
        } catch (IOException | JetStreamApiException | NotConnected e) {
            answer.withData(name + ".waiting-for", String.valueOf(e.getMessage()));
            return false;
        }
        var waiting = channel.waitingFor();
        waiting.ifPresent(reason -> answer.withData(name + ".waiting-for", reason));
        return waiting.isEmpty();
    }
}
